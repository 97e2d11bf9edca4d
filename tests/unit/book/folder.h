#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/world.h"

/** What the tests of books need: a folder on the disk, a collector, an arena. */
struct folder_fixture {
	struct world *world;
	struct arena *arena;
	struct diag *diag;
	char *path;
};

/** Fixture functions. */
void folder_open(struct folder_fixture *fixture, const void *unused);
void folder_close(struct folder_fixture *fixture, const void *unused);

/** Writes a file below the folder, with the folders that it needs. */
void folder_write(const struct folder_fixture *fixture, const char *relative, const char *text);

/** The texts of the messages of a code, each with "\n" behind it. The caller frees it. */
char *folder_messages(const struct folder_fixture *fixture, enum diag_code code);
