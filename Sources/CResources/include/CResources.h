#pragma once

#include <stddef.h>

// The property lists of Resources, as bytes in the program itself: one file is enough to install.

/// The bytes of one resource.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} Resource;

Resource resource_standard_9001_2015(void);
Resource resource_standard_14001_2015(void);
Resource resource_standard_45001_2018(void);
Resource resource_standard_27001_2022(void);
Resource resource_checklist_9001_2015(void);
Resource resource_sample(void);
