#pragma once

#include "type/linebreak.h"

/**
 * Lines as browsers break them, for comparison: each as full as it can be without shrinking, whatever
 * comes after it. Appends struct line_range to out; the same rules of where a line may end.
 */
void greedy_break(const struct boxes *boxes, double measure, GArray *out);
