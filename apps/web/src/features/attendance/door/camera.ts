/** Why there is no picture, in a way that tells people what to do. */
export type CameraTrouble = 'insecure' | 'refused' | 'missing' | 'busy'

export class CameraError extends Error {
  readonly trouble: CameraTrouble

  constructor(trouble: CameraTrouble) {
    super(trouble)
    this.name = 'CameraError'
    this.trouble = trouble
  }
}

export interface Camera {
  readonly stream: MediaStream
  readonly deviceId: string | null
  /** Null: this camera has no light. */
  readonly setTorch: ((on: boolean) => Promise<void>) | null
  stop(): void
}

/** The camera that looks away from the face, unless another was chosen. Throws `CameraError`. */
export async function openCamera(deviceId: string | null): Promise<Camera> {
  if (navigator.mediaDevices?.getUserMedia === undefined) throw new CameraError('insecure')
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } }
  const wanted =
    deviceId === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: deviceId } }
  try {
    return cameraOf(
      await navigator.mediaDevices.getUserMedia({ video: { ...size, ...wanted }, audio: false }),
    )
  } catch (error) {
    throw new CameraError(troubleOf(error))
  }
}

/** Once a camera has been granted, the browser tells which there are. */
export async function listCameras(): Promise<string[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? []
  return devices.flatMap(({ kind, deviceId }) => (kind === 'videoinput' && deviceId !== '' ? [deviceId] : []))
}

function cameraOf(stream: MediaStream): Camera {
  const [track] = stream.getVideoTracks()
  // @NOTE the types of the platform do not know the torch
  const able = track?.getCapabilities?.() as { torch?: boolean } | undefined
  return {
    stream,
    deviceId: track?.getSettings().deviceId ?? null,
    setTorch:
      able?.torch === true
        ? async (on) =>
            await track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
        : null,
    stop: () => {
      for (const each of stream.getTracks()) each.stop()
    },
  }
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy'
}
