import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Camera, CameraError, type CameraTrouble, listCameras, openCamera } from './camera.ts'
import { watchCodes } from './watch-codes.ts'

export interface CameraNow {
  readonly video: RefObject<HTMLVideoElement | null>
  readonly state: 'opening' | 'seeing' | CameraTrouble
  /** Null: this camera has no light. */
  readonly torch: { readonly on: boolean; readonly toggle: () => void } | null
  /** Null: there is only one. */
  readonly next: (() => void) | null
  readonly retry: () => void
}

/** The camera as long as the page is there. `sight`: when it changes, what was seen before counts as new again. */
export function useCamera(onText: (text: string) => void, sight: string): CameraNow {
  const video = useRef<HTMLVideoElement>(null)
  const [wanted, setWanted] = useState<{ deviceId: string | null; round: number }>({
    deviceId: null,
    round: 0,
  })
  const [camera, setCamera] = useState<Camera | null>(null)
  const [cameras, setCameras] = useState<readonly string[]>([])
  const [state, setState] = useState<CameraNow['state']>('opening')
  const [torchOn, setTorchOn] = useState(false)
  const hear = useRef(onText)
  useEffect(() => {
    hear.current = onText
  }, [onText])

  useEffect(() => {
    let left = false
    let opened: Camera | null = null
    const open = async () => {
      try {
        opened = await openCamera(wanted.deviceId)
        if (left || video.current === null) return opened.stop()
        video.current.srcObject = opened.stream
        await video.current.play().catch(() => {})
        setCamera(opened)
        setTorchOn(false)
        setState('seeing')
        setCameras(await listCameras())
      } catch (error) {
        if (!left) setState(error instanceof CameraError ? error.trouble : 'busy')
      }
    }
    void open()
    return () => {
      left = true
      opened?.stop()
      setCamera(null)
    }
  }, [wanted])

  useReopening(camera, () => setWanted((before) => ({ ...before, round: before.round + 1 })))

  // biome-ignore lint/correctness/useExhaustiveDependencies: `sight` forgets what was seen
  useEffect(() => {
    if (camera === null || video.current === null) return
    return watchCodes(video.current, (text) => hear.current(text))
  }, [camera, sight])

  const setTorch = camera?.setTorch ?? null
  const others = cameras.length > 1 && camera !== null
  const turnTo = () => {
    const at = cameras.indexOf(camera?.deviceId ?? '')
    setWanted({ deviceId: cameras[(at + 1) % cameras.length] ?? null, round: 0 })
  }
  return {
    video,
    state,
    torch:
      setTorch === null
        ? null
        : {
            on: torchOn,
            toggle: () =>
              void setTorch(!torchOn).then(
                () => setTorchOn(!torchOn),
                () => {},
              ),
          },
    next: others ? turnTo : null,
    retry: () => setWanted((before) => ({ ...before, round: before.round + 1 })),
  }
}

/** Phones take the camera away from a page that is not seen, and do not always give it back. */
function useReopening(camera: Camera | null, reopen: () => void): void {
  const again = useRef(reopen)
  useEffect(() => {
    again.current = reopen
  }, [reopen])
  useEffect(() => {
    if (camera === null) return
    const [track] = camera.stream.getVideoTracks()
    const look = () => {
      if (document.visibilityState === 'visible' && track?.readyState === 'ended') again.current()
    }
    track?.addEventListener('ended', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      track?.removeEventListener('ended', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [camera])
}
