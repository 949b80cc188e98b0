/** Two short sounds, so that a hand with a scanner needs no eyes: one for a known code, one for an unknown one. */

export type ScanSound = 'ok' | 'unknown'

let audio: AudioContext | undefined

export function playScanSound(sound: ScanSound): void {
  if (typeof AudioContext === 'undefined') return
  audio ??= new AudioContext()
  const tones = sound === 'ok' ? [{ hertz: 1320, fromS: 0, forS: 0.07 }] : unknownTones
  for (const { hertz, fromS, forS } of tones) {
    const oscillator = audio.createOscillator()
    const volume = audio.createGain()
    const start = audio.currentTime + fromS
    oscillator.frequency.value = hertz
    oscillator.type = sound === 'ok' ? 'sine' : 'square'
    volume.gain.setValueAtTime(0.12, start)
    volume.gain.exponentialRampToValueAtTime(0.001, start + forS)
    oscillator.connect(volume).connect(audio.destination)
    oscillator.start(start)
    oscillator.stop(start + forS)
  }
}

const unknownTones = [
  { hertz: 240, fromS: 0, forS: 0.12 },
  { hertz: 200, fromS: 0.15, forS: 0.18 },
]
