/** Starts the window: nonce, language, connection to the program, then React. */

import './nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { connectWorkstation } from './connection'
import { readPreference } from './frame/preferences'
import { setLanguage, translateIn } from './i18n/language'
import { refusals } from './i18n/refusals'
import { styleNonce } from './nonce'

const language = readPreference('language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en')
setLanguage(language === 'en' ? 'en' : 'zh')

const root = document.getElementById('root')
const workstation = connectWorkstation()

if (root && workstation) {
  createRoot(root).render(
    <StrictMode>
      <App workstation={workstation} styleNonce={styleNonce} />
    </StrictMode>,
  )
} else if (root) {
  root.textContent = translateIn(refusals, language === 'en' ? 'en' : 'zh')('unreachable')
}
