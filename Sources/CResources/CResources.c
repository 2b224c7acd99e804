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

static const unsigned char checklist_9001_2015[] = {
#embed "../../Resources/checklists/9001-2015.plist"
};
Resource resource_checklist_9001_2015(void) { return (Resource){checklist_9001_2015, sizeof checklist_9001_2015}; }

static const unsigned char sample[] = {
#embed "../../Resources/sample/sample.plist"
};
Resource resource_sample(void) { return (Resource){sample, sizeof sample}; }
