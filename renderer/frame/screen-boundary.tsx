/**
 * Keeps a broken screen from taking the frame with it. A class, because React has no other way to catch what
 * a child throws while drawing.
 */

import { Component, type ReactNode } from 'react'
import { frameWords } from '../i18n/frame'
import { useT } from '../i18n/language'
import { ErrorBanner } from '../ui/error-banner'

interface ScreenBoundaryProps {
  readonly children: ReactNode
}

export class ScreenBoundary extends Component<ScreenBoundaryProps, { readonly broken: boolean }> {
  override readonly state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return <Broken onReopen={() => this.setState({ broken: false })} />
  }
}

function Broken({ onReopen }: { readonly onReopen: () => void }) {
  const t = useT(frameWords)
  return <ErrorBanner what={t('screenFailed')} actions={[{ label: t('reopen'), run: onReopen }]} />
}
