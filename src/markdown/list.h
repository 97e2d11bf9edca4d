#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "doc/doc.h"

/**
 * Bullet lists that were meant to stand under a numbered item but are indented too little: in CommonMark they end the
 * numbered list, and what follows starts a new one. "1. one / bullets / 2. two" with two spaces before the bullets is
 * the common case, for "1. " is three wide. Each is reported (list-interrupted) with what it needs; when lenient, the
 * bullets are put under the item and the numbered list goes on.
 */
void list_check_interrupted(struct doc *doc, bool lenient, struct diag *diag);
