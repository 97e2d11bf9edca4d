#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * What a fuzz target defines: one run over some bytes. It returns 0 and aborts when it finds a bug. libFuzzer calls it
 * with inputs of its own, replay.c with the files of the seed corpus.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) __attribute__((visibility("default")));
