/** Starts the window: nonce, language, connection to the program, then React. */

import './nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { connectWorkstation } from './connection'
import { createDraftStore } from './drafts'
import { readPreference } from './frame/preferences'
import { setLanguage, translateIn } from './i18n/language'
import { refusals } from './i18n/refusals'
import { MirrorContext } from './mirror/queries'
import { styleNonce } from './nonce'

const language = readPreference('language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en')
setLanguage(language === 'en' ? 'en' : 'zh')

const stores = new Map<string, ReturnType<typeof createDraftStore>>()
function draftsOf(staffId: string) {
  const store = stores.get(staffId) ?? createDraftStore()
  stores.set(staffId, store)
  return store
}

const root = document.getElementById('root')
const connection = connectWorkstation()

if (root && connection) {
  createRoot(root).render(
    <StrictMode>
      <MirrorContext.Provider value={connection.mirror}>
        <App workstation={connection.workstation} draftsOf={draftsOf} styleNonce={styleNonce} />
      </MirrorContext.Provider>
    </StrictMode>,
  )
} else if (root) {
  root.textContent = translateIn(refusals, language === 'en' ? 'en' : 'zh')('unreachable')
}
