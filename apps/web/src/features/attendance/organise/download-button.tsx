import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { download } from '../../../api/download.ts'
import { toProblem } from '../../../api/problem.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'

interface DownloadButtonProps {
  readonly path: string
  readonly fileName: string
  readonly label: string
}

/** Saves what the server writes at this path. */
export function DownloadButton({ path, fileName, label }: DownloadButtonProps) {
  const [busy, setBusy] = useState(false)
  const start = async () => {
    setBusy(true)
    try {
      await download(path, fileName)
    } catch (error) {
      say(problemText(toProblem(error)), 'failed')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      loading={busy}
      onClick={() => void start()}
    >
      {label}
    </Button>
  )
}
