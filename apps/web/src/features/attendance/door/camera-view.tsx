import { IconBulb, IconBulbOff, IconCamera, IconCameraOff, IconCameraRotate } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './scanner.module.css'
import { useCamera } from './use-camera.ts'

interface CameraViewProps {
  readonly onText: (text: string) => void
  readonly sight: string
  readonly isChecking: boolean
}

/** What the camera sees, and a frame to hold the QR into; or why there is no picture, and what works all the same. */
export function CameraView({ onText, sight, isChecking }: CameraViewProps) {
  const { t } = useTranslation('door')
  const { video, state, torch, next, retry } = useCamera(onText, sight)
  const isSeeing = state === 'seeing'
  return (
    <div className={styles.view} data-camera={state}>
      <video
        ref={video}
        className={styles.video}
        playsInline
        muted
        hidden={!isSeeing}
        tabIndex={-1}
        aria-label={t('camera.picture')}
      />
      {isSeeing && <div className={styles.frame} data-checking={isChecking || undefined} aria-hidden />}
      <p className={styles.hint} role="status">
        {isChecking ? t('checking') : isSeeing ? t('camera.hint') : ''}
      </p>
      {state === 'opening' && (
        <p className={styles.trouble}>
          <IconCamera size={40} stroke={1.5} aria-hidden />
          {t('camera.opening')}
        </p>
      )}
      {!isSeeing && state !== 'opening' && (
        <div className={styles.trouble}>
          <IconCameraOff size={40} stroke={1.5} aria-hidden />
          <p>
            <strong>{t(`camera.${state}.title`)}</strong>
          </p>
          <p>{t(`camera.${state}.text`)}</p>
          <p>{t('camera.otherwise')}</p>
          {state !== 'insecure' && (
            <button type="button" className={styles.plain} onClick={retry}>
              {t('camera.retry')}
            </button>
          )}
        </div>
      )}
      <div className={styles.lens}>
        {torch !== null && (
          <button
            type="button"
            className={styles.round}
            aria-pressed={torch.on}
            aria-label={t('torch')}
            onClick={torch.toggle}
          >
            {torch.on ? <IconBulb aria-hidden /> : <IconBulbOff aria-hidden />}
          </button>
        )}
        {next !== null && (
          <button type="button" className={styles.round} aria-label={t('camera.switch')} onClick={next}>
            <IconCameraRotate aria-hidden />
          </button>
        )}
      </div>
    </div>
  )
}
