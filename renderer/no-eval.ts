import { z } from 'zod'

/* Imported before any schema is made: the page's policy forbids code from text, so zod is told not to try. */
z.config({ jitless: true })
