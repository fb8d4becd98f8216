import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'

interface SearchFieldProps {
  readonly label: string
  readonly value: string | undefined
  /** Called once somebody stops typing; undefined when nothing is typed. */
  readonly onChange: (text: string | undefined) => void
}

export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [text, setText] = useState(value ?? '')
  const told = useRef(value)
  const tell = useDebouncedCallback((typed: string) => {
    told.current = typed.trim() || undefined
    onChange(told.current)
  }, 250)
  useEffect(() => {
    // one's own words come back, without the space that the next word is to follow
    if (value === told.current) return
    told.current = value
    setText(value ?? '')
  }, [value])
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={18} aria-hidden />}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        tell(currentTarget.value)
      }}
      // a search that is told late would lead back whoever has followed a link meanwhile
      onBlur={() => tell.flush()}
      flex="1 1 14rem"
    />
  )
}
