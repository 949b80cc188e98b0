/** Starts the customer's window: no session, no rows, only what the counter sends. */

import '../nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Surroundings } from '../frame/surroundings'
import { styleNonce } from '../nonce'
import { CustomerPage } from './customer-page'

const root = document.getElementById('root')

if (root) {
  createRoot(root).render(
    <StrictMode>
      <Surroundings styleNonce={styleNonce}>
        <CustomerPage />
      </Surroundings>
    </StrictMode>,
  )
}
