/** Starts the rescue window: no session and no rows, because the records can not be opened. */

import '../nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readPreference } from '../frame/preferences'
import { Surroundings } from '../frame/surroundings'
import { setLanguage } from '../i18n/language'
import { styleNonce } from '../nonce'
import { RescuePage } from './rescue-page'

const root = document.getElementById('root')
const language = readPreference('language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en')
setLanguage(language === 'en' ? 'en' : 'zh')

if (root) {
  createRoot(root).render(
    <StrictMode>
      <Surroundings styleNonce={styleNonce}>
        <RescuePage />
      </Surroundings>
    </StrictMode>,
  )
}
