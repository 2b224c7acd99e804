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
Resource resource_standard_9001_2026(void);
Resource resource_standard_14001_2026(void);
Resource resource_checklist_shared(void);
Resource resource_checklist_areas(void);
Resource resource_checklist_9001_2015(void);
Resource resource_checklist_14001_2015(void);
Resource resource_checklist_45001_2018(void);
Resource resource_checklist_27001_2022_clauses(void);
Resource resource_checklist_27001_2022_a5_a6(void);
Resource resource_checklist_27001_2022_a7_a8(void);
Resource resource_sample(void);
