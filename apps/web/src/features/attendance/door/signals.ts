import { isUnsure, letThrough, type Verdict } from './verdict.ts'

type Mood = 'through' | 'undone' | 'kept' | 'duplicate' | 'refused'

interface Signal {
  /** Hertz, and seconds from the start. */
  readonly notes: readonly (readonly [number, number])[]
  readonly wave: OscillatorType
  /** Milliseconds of shaking and rest. */
  readonly shake: readonly number[]
}

/** To be told apart without looking: up for yes, down for taken back, twice the same for "used", low and long for no. */
const signals: Readonly<Record<Mood, Signal>> = {
  through: {
    notes: [
      [880, 0],
      [1_318, 0.09],
    ],
    wave: 'sine',
    shake: [60],
  },
  undone: {
    notes: [
      [880, 0],
      [587, 0.09],
    ],
    wave: 'sine',
    shake: [60, 60],
  },
  kept: {
    notes: [
      [660, 0],
      [660, 0.16],
      [880, 0.32],
    ],
    wave: 'triangle',
    shake: [60, 60, 60],
  },
  duplicate: {
    notes: [
      [392, 0],
      [392, 0.2],
    ],
    wave: 'square',
    shake: [180, 90, 180],
  },
  refused: {
    notes: [
      [196, 0],
      [147, 0.22],
    ],
    wave: 'sawtooth',
    shake: [500],
  },
}

let audio: AudioContext | null = null

/** Browsers give no sound before somebody has touched the page. */
export function wakeSound(): void {
  try {
    audio ??= new AudioContext()
    void audio.resume().catch(() => {})
  } catch {
    // a machine without sound
  }
}

export function signal(verdict: Verdict, muted: boolean): void {
  const { notes, wave, shake } = signals[moodOf(verdict)]
  navigator.vibrate?.([...shake])
  if (muted || audio === null || audio.state !== 'running') return
  for (const [pitch, after] of notes) play(audio, pitch, audio.currentTime + after, wave)
}

export function moodOf(verdict: Verdict): Mood {
  if (verdict.result === 'undone') return 'undone'
  if (isUnsure(verdict) || verdict.result === 'unkept') return 'kept'
  if (letThrough(verdict)) return 'through'
  return verdict.result === 'duplicate' || verdict.result === 'conflict' ? 'duplicate' : 'refused'
}

function play(context: AudioContext, pitch: number, at: number, wave: OscillatorType): void {
  const tone = new OscillatorNode(context, { type: wave, frequency: pitch })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.35, at + 0.01)
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.16)
  tone.connect(volume).connect(context.destination)
  tone.start(at)
  tone.stop(at + 0.17)
}
