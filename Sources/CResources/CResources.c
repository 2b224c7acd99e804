#include "CResources.h"

// #embed came with C23; this toolchain's clang takes it in older C as well.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char standard_9001_2015[] = {
#embed "../../Resources/standards/9001-2015.plist"
};
Resource resource_standard_9001_2015(void) { return (Resource){standard_9001_2015, sizeof standard_9001_2015}; }

static const unsigned char standard_14001_2015[] = {
#embed "../../Resources/standards/14001-2015.plist"
};
Resource resource_standard_14001_2015(void) { return (Resource){standard_14001_2015, sizeof standard_14001_2015}; }

static const unsigned char standard_45001_2018[] = {
#embed "../../Resources/standards/45001-2018.plist"
};
Resource resource_standard_45001_2018(void) { return (Resource){standard_45001_2018, sizeof standard_45001_2018}; }

static const unsigned char standard_27001_2022[] = {
#embed "../../Resources/standards/27001-2022.plist"
};
Resource resource_standard_27001_2022(void) { return (Resource){standard_27001_2022, sizeof standard_27001_2022}; }

static const unsigned char standard_9001_2026[] = {
#embed "../../Resources/standards/9001-2026.plist"
};
Resource resource_standard_9001_2026(void) { return (Resource){standard_9001_2026, sizeof standard_9001_2026}; }

static const unsigned char standard_14001_2026[] = {
#embed "../../Resources/standards/14001-2026.plist"
};
Resource resource_standard_14001_2026(void) { return (Resource){standard_14001_2026, sizeof standard_14001_2026}; }

static const unsigned char checklist_shared[] = {
#embed "../../Resources/checklists/shared.plist"
};
Resource resource_checklist_shared(void) { return (Resource){checklist_shared, sizeof checklist_shared}; }

static const unsigned char checklist_areas[] = {
#embed "../../Resources/checklists/areas.plist"
};
Resource resource_checklist_areas(void) { return (Resource){checklist_areas, sizeof checklist_areas}; }

static const unsigned char checklist_9001_2015[] = {
#embed "../../Resources/checklists/9001-2015.plist"
};
Resource resource_checklist_9001_2015(void) { return (Resource){checklist_9001_2015, sizeof checklist_9001_2015}; }

static const unsigned char checklist_14001_2015[] = {
#embed "../../Resources/checklists/14001-2015.plist"
};
Resource resource_checklist_14001_2015(void) { return (Resource){checklist_14001_2015, sizeof checklist_14001_2015}; }

static const unsigned char checklist_45001_2018[] = {
#embed "../../Resources/checklists/45001-2018.plist"
};
Resource resource_checklist_45001_2018(void) { return (Resource){checklist_45001_2018, sizeof checklist_45001_2018}; }

static const unsigned char checklist_27001_2022_clauses[] = {
#embed "../../Resources/checklists/27001-2022-clauses.plist"
};
Resource resource_checklist_27001_2022_clauses(void) { return (Resource){checklist_27001_2022_clauses, sizeof checklist_27001_2022_clauses}; }

static const unsigned char checklist_27001_2022_a5_a6[] = {
#embed "../../Resources/checklists/27001-2022-a5-a6.plist"
};
Resource resource_checklist_27001_2022_a5_a6(void) { return (Resource){checklist_27001_2022_a5_a6, sizeof checklist_27001_2022_a5_a6}; }

static const unsigned char checklist_27001_2022_a7_a8[] = {
#embed "../../Resources/checklists/27001-2022-a7-a8.plist"
};
Resource resource_checklist_27001_2022_a7_a8(void) { return (Resource){checklist_27001_2022_a7_a8, sizeof checklist_27001_2022_a7_a8}; }

static const unsigned char sample[] = {
#embed "../../Resources/sample/sample.plist"
};
Resource resource_sample(void) { return (Resource){sample, sizeof sample}; }
