// What the system's module for Swift leaves out of <malloc.h>.
#include <malloc.h>

// Blocks from this size on come from the system and go back to it when they are freed.
static inline void allocate_blocks_from_system(int bytes) { mallopt(M_MMAP_THRESHOLD, bytes); }
