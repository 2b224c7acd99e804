#define _GNU_SOURCE
#include "CTerminal.h"

#include <limits.h>
#include <string.h>
#include <wchar.h>

int terminal_can_write(uint32_t scalar) {
  char bytes[MB_LEN_MAX];
  mbstate_t state;
  memset(&state, 0, sizeof state);
  return wcrtomb(bytes, (wchar_t)scalar, &state) != (size_t)-1;
}

int terminal_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

int terminal_decode(const uint8_t *bytes, size_t count, uint32_t *scalar) {
  mbstate_t state;
  memset(&state, 0, sizeof state);
  wchar_t character = 0;
  size_t used = mbrtowc(&character, (const char *)bytes, count, &state);
  if (used == (size_t)-2) return 0;
  if (used == (size_t)-1) return -1;
  *scalar = (uint32_t)character;
  return used == 0 ? 1 : (int)used;
}
