/** Forms for what headquarters sends down beside notices and prices: staff, and a policy after a model outlet. */

import { roles } from '../../shared/staff/roles'
import { type PageContext, token } from './frame'
import { type Html, html } from './html'
import { streamWordsOf } from './words-streams'

export function streamForms(context: PageContext): Html {
  const words = streamWordsOf(context.language)
  const toOutlet = html`<label><span>${words.toOutlet}</span><input name="toOutlet" pattern="[A-Z0-9]{2,8}" maxlength="8"></label>`
  return html`<section><h2>${words.staff}</h2>
<form method="post" action="/publish/staff" class="stack">${token(context)}
<div class="two"><label><span>${words.staffId}</span><input name="staffId" required minlength="2" maxlength="60"></label>
<label><span>${words.staffName}</span><input name="name" required maxlength="60"></label></div>
<div class="two"><label><span>${words.role}</span><select name="role">${roles.map(
    (role) => html`<option value="${role}">${words[role]}</option>`,
  )}</select></label>
<label><span>${context.words.state}</span><select name="active"><option value="yes">${words.active}</option><option value="no">${
    words.left
  }</option></select></label></div>
${toOutlet}<button>${words.publishStaff}</button></form></section>
<section><h2>${words.policy}</h2><p class="hint">${words.policyHint}</p>
<form method="post" action="/publish/policy" class="stack">${token(context)}
<div class="two"><label><span>${words.fromOutlet}</span><input name="fromOutlet" required pattern="[A-Z0-9]{2,8}" maxlength="8"></label>
${toOutlet}</div>
<label><span>${words.reason}</span><input name="reason" maxlength="400"></label>
<button>${words.publishPolicy}</button></form></section>`
}

/** Beside a notice in the list of what was published. */
export function withdrawForm(context: PageContext, noticeId: string): Html {
  return html`<form method="post" action="/publish/withdraw">${token(context)}<input type="hidden" name="noticeId" value="${noticeId}"><button class="small plain">${
    streamWordsOf(context.language).withdraw
  }</button></form>`
}
