/** Who may do what is decided by role, in main, for each command and question. Default: nobody. */

export const roles = ['counter', 'technician', 'manager', 'administrator'] as const

export type Role = (typeof roles)[number]

export const everyone: readonly Role[] = roles
/** Counter work; the manager stands in when it is busy. */
export const counterRoles: readonly Role[] = ['counter', 'manager', 'administrator']
export const benchRoles: readonly Role[] = ['technician', 'manager', 'administrator']
export const managerRoles: readonly Role[] = ['manager', 'administrator']
export const administratorRoles: readonly Role[] = ['administrator']
