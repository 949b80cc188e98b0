/** The program's status as main last told it, for screens that need more of it than the frame's lights. */

export { useStatus } from './status'
