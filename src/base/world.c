#include "base/world.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * A path is text, and what it leads to can be changed by others between any two calls that are given it. To check where
 * a file lies and then to open it by its path is therefore no check. world_open_beneath walks the path itself: from a
 * folder that is open, it opens the next part in that folder, without following it if it is a link (O_PATH and
 * O_NOFOLLOW), looks at what it has got, and follows links by hand. The folders on the way stay open on a stack, so
 * that ".." is the folder the walk came through and not whatever is above by then. The file lies beneath the root when
 * one of the folders on the stack is the root, by device and inode; the root stays open as long as the world knows it,
 * so its inode cannot become another folder's. In the end the file is opened for reading by its name in the folder on
 * top of the stack, and must be the one that the walk looked at.
 *
 * Roads not taken: openat2 with RESOLVE_BENEATH takes a link that leaves the root and comes back for an escape, which
 * a site with absolute links in it is not, knows only paths relative to the root, and is missing or forbidden in many
 * containers. Reading /proc/self/fd to learn where a file lies needs that file system, which a sandbox may not have.
 */

enum {
	LINKS_MAX = 40,  // of one path, as the kernel has it
	TRIES_MAX = 100, // of one path that others keep changing
	ROOTS_MAX = 32,  // that are kept open
};

// A folder that files must lie beneath.
struct root {
	char *path;
	int fd;
	dev_t device;
	ino_t inode;
};

struct world {
	GArray *roots;       // struct root, the oldest first
	GPtrArray *entries;  // struct world_entry
	GHashTable *by_path; // path -> struct world_entry
};

struct world_file {
	char *path;
	int fd;
	int error; // why it could not be opened for reading; then fd is -1
};

static void root_clear(void *data)
{
	struct root *root = data;
	close(root->fd);
	g_free(root->path);
}

static void entry_free(void *data)
{
	struct world_entry *entry = data;
	g_free((char *)entry->path);
	g_free(entry);
}

struct world *world_create(void)
{
	struct world *world = g_new(struct world, 1);
	*world = (struct world){
		.roots = g_array_new(FALSE, FALSE, sizeof(struct root)),
		.entries = g_ptr_array_new_with_free_func(entry_free),
		.by_path = g_hash_table_new(g_str_hash, g_str_equal),
	};
	g_array_set_clear_func(world->roots, root_clear);
	return world;
}

void world_destroy(struct world *world)
{
	if (world) {
		g_hash_table_unref(world->by_path);
		g_ptr_array_unref(world->entries);
		g_array_unref(world->roots);
		g_free(world);
	}
}

/* The record */

static void record(struct world *world, const char *path, bool found)
{
	struct world_entry *entry = g_hash_table_lookup(world->by_path, path);
	if (!entry) {
		entry = g_new(struct world_entry, 1);
		*entry = (struct world_entry){ .path = g_strdup(path) };
		g_ptr_array_add(world->entries, entry);
		g_hash_table_insert(world->by_path, (void *)entry->path, entry);
	}
	entry->found = entry->found || found;
}

void world_forget(struct world *world)
{
	g_hash_table_remove_all(world->by_path);
	g_ptr_array_set_size(world->entries, 0);
}

size_t world_entry_count(const struct world *world)
{
	return world->entries->len;
}

const struct world_entry *world_entry_at(const struct world *world, size_t index)
{
	g_assert(index < world->entries->len);
	return g_ptr_array_index(world->entries, index);
}

/* Looking */

enum world_kind world_kind(struct world *world, const char *path)
{
	struct stat info;
	bool found = stat(path, &info) == 0;
	record(world, path, found);
	if (!found) {
		return WORLD_NOTHING;
	}
	return S_ISREG(info.st_mode) ? WORLD_FILE : S_ISDIR(info.st_mode) ? WORLD_FOLDER : WORLD_OTHER;
}

bool world_is_link(struct world *world, const char *path)
{
	struct stat info;
	bool found = lstat(path, &info) == 0;
	record(world, path, found);
	return found && S_ISLNK(info.st_mode);
}

bool world_is_owned_alike(struct world *world, const char *path, const char *other)
{
	struct stat info, model;
	bool found = stat(path, &info) == 0;
	record(world, path, found);
	return found && stat(other, &model) == 0 && (info.st_uid == model.st_uid || info.st_uid == 0);
}

char *world_real_path(struct world *world, const char *path)
{
	char *resolved = realpath(path, NULL);
	int error = errno;
	char *copy = g_strdup(resolved);
	free(resolved);
	record(world, path, copy != NULL);
	errno = error;
	return copy;
}

char *world_absolute_path(struct world *world, const char *path)
{
	return g_canonicalize_filename(path, NULL);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *world_list(struct world *world, const char *path, GError **error)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, error);
	record(world, path, dir != NULL);
	if (!dir) {
		return NULL;
	}
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (const char *name; (name = g_dir_read_name(dir));) {
		g_ptr_array_add(names, g_strdup(name));
	}
	g_ptr_array_sort(names, by_bytes);
	return names;
}

/* Reading */

static struct world_file *create_file(const char *path, int fd, int error)
{
	struct world_file *file = g_new(struct world_file, 1);
	*file = (struct world_file){ .path = g_strdup(path), .fd = fd, .error = error };
	return file;
}

struct world_file *world_open_named(struct world *world, const char *path)
{
	int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	int error = errno;
	record(world, path, fd >= 0);
	errno = error;
	return fd >= 0 ? create_file(path, fd, 0) : NULL;
}

// Opens a regular file in a folder. Gives the descriptor, or -1 and errno.
static int open_regular(int folder, const char *name, int flags, struct stat *info)
{
	int fd = openat(folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | flags);
	if (fd < 0) {
		return -1;
	}
	int error = fstat(fd, info) != 0 ? errno
		: S_ISREG(info->st_mode) ? 0
		: S_ISDIR(info->st_mode) ? EISDIR
					 : EINVAL;
	if (error != 0) {
		close(fd);
		errno = error;
		return -1;
	}
	return fd;
}

struct world_file *world_open_found(struct world *world, const char *path)
{
	struct stat info;
	int fd = open_regular(AT_FDCWD, path, 0, &info);
	int error = errno;
	record(world, path, fd >= 0);
	errno = error;
	return fd >= 0 ? create_file(path, fd, 0) : NULL;
}

const char *world_file_path(const struct world_file *file)
{
	return file->path;
}

int world_file_read(struct world_file *file, GByteArray *into, size_t limit)
{
	enum { PIECE = 256 * 1024 };
	size_t start = into->len;
	if (file->error != 0) {
		return file->error;
	}
	for (;;) {
		guint before = into->len;
		g_byte_array_set_size(into, before + PIECE);
		ssize_t got = read(file->fd, into->data + before, PIECE);
		int error = errno;
		g_byte_array_set_size(into, before + (got > 0 ? (guint)got : 0));
		if (got < 0 && error == EINTR) {
			continue;
		}
		if (got <= 0) {
			return got < 0 ? error : 0;
		}
		if (into->len - start > limit) {
			return EFBIG;
		}
	}
}

void world_file_close(struct world_file *file)
{
	if (file) {
		if (file->fd >= 0 && file->fd != STDIN_FILENO) {
			close(file->fd);
		}
		g_free(file->path);
		g_free(file);
	}
}

/* Reading beneath a root */

// What a walk has gone through: the top of the system or the root, folders below it, in the end perhaps a file.
struct step {
	int fd;
	struct stat info;
	size_t length; // of the real path before it
};

// A path while it is walked along.
struct walk {
	const struct root *root; // NULL: there is none
	GArray *steps;           // struct step
	GString *path;           // where the walk is; "" at the top
	char *rest;              // what is still to go: nothing, or from a '/' on once the first part is taken
	int links;
};

static struct step *last_step(const struct walk *walk)
{
	return &g_array_index(walk->steps, struct step, walk->steps->len - 1);
}

static void leave_step(struct walk *walk)
{
	const struct step *step = last_step(walk);
	if (!walk->root || step->fd != walk->root->fd) {
		close(step->fd);
	}
	g_string_truncate(walk->path, step->length);
	g_array_set_size(walk->steps, walk->steps->len - 1);
}

static void leave_all(struct walk *walk)
{
	while (walk->steps->len > 0) {
		leave_step(walk);
	}
	g_string_truncate(walk->path, 0);
}

static void finish_walk(struct walk *walk)
{
	leave_all(walk);
	g_array_unref(walk->steps);
	g_string_free(walk->path, TRUE);
	g_free(walk->rest);
}

static void put_before_rest(struct walk *walk, const char *path)
{
	char *rest = g_strconcat(path, walk->rest, NULL);
	g_free(walk->rest);
	walk->rest = rest;
}

static void take_step(struct walk *walk, int fd, const struct stat *info, const char *name)
{
	const struct step step = { .fd = fd, .info = *info, .length = walk->path->len };
	g_array_append_val(walk->steps, step);
	g_string_append(walk->path, name);
}

// Goes to the top of the system. Returns 0, or an errno.
static int go_to_top(struct walk *walk)
{
	struct stat info;
	leave_all(walk);
	int fd = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0) {
		return errno;
	}
	int error = fstat(fd, &info) == 0 ? 0 : errno;
	take_step(walk, fd, &info, "");
	return error;
}

// Starts at the root where the path says that it leads through it, else at the top. Returns 0, or an errno.
static int start_walk(struct walk *walk, const char *path)
{
	const struct root *root = walk->root;
	size_t length = root ? strlen(root->path) : 0;
	struct stat info;
	if (length > 1 && strncmp(path, root->path, length) == 0 && path[length] == '/' &&
		fstat(root->fd, &info) == 0) {
		walk->rest = g_strdup(path + length + 1);
		take_step(walk, root->fd, &info, root->path);
		return 0;
	}
	walk->rest = g_strdup(path);
	return go_to_top(walk);
}

static int follow_link(struct walk *walk, int link)
{
	char target[PATH_MAX];
	ssize_t length = readlinkat(link, "", target, sizeof(target) - 1);
	if (length < 0) {
		return errno;
	}
	target[length] = '\0';
	if (++walk->links > LINKS_MAX) {
		return ELOOP;
	}
	put_before_rest(walk, target);
	return strlen(walk->rest) >= PATH_MAX ? ENAMETOOLONG : target[0] == '/' ? go_to_top(walk) : 0;
}

// Above the root the walk has not been yet.
static int climb(struct walk *walk)
{
	if (walk->steps->len > 1) {
		leave_step(walk);
	} else if (walk->path->len > 0) {
		g_autofree char *above = g_path_get_dirname(walk->path->str);
		put_before_rest(walk, above);
		return go_to_top(walk);
	}
	return 0;
}

static int enter(struct walk *walk, const char *name)
{
	struct stat info;
	int fd = openat(last_step(walk)->fd, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0) {
		return errno;
	}
	if (fstat(fd, &info) != 0) {
		int error = errno;
		close(fd);
		return error;
	}
	if (S_ISLNK(info.st_mode)) {
		int error = follow_link(walk, fd);
		close(fd);
		return error;
	}
	g_autofree char *below = g_strconcat("/", name, NULL);
	take_step(walk, fd, &info, below);
	return 0;
}

// Takes the next part of the path off; "" when only a '/' is left. The caller frees it.
static char *take_name(struct walk *walk)
{
	const char *start = walk->rest + strspn(walk->rest, "/");
	const char *end = start + strcspn(start, "/");
	char *name = g_strndup(start, (gsize)(end - start));
	memmove(walk->rest, end, strlen(end) + 1);
	return name;
}

// Goes to the end of the path. Returns 0, or an errno.
static int walk_on(struct walk *walk)
{
	int error = strlen(walk->rest) < PATH_MAX ? 0 : ENAMETOOLONG;
	while (error == 0 && walk->rest[0] != '\0') {
		g_autofree char *name = take_name(walk);
		if (!S_ISDIR(last_step(walk)->info.st_mode)) {
			error = ENOTDIR;
		} else if (strcmp(name, "..") == 0) {
			error = climb(walk);
		} else if (name[0] != '\0' && strcmp(name, ".") != 0) {
			error = enter(walk, name);
		}
	}
	return error;
}

// Opens a folder by its real path; links are not followed, for there is none in such a path. Gives -1 when it cannot.
static int open_real_folder(const char *path, struct stat *info)
{
	struct walk walk = {
		.steps = g_array_new(FALSE, FALSE, sizeof(struct step)),
		.path = g_string_new(NULL),
	};
	int error = start_walk(&walk, path);
	error = error ? error : walk_on(&walk);
	int fd = -1;
	if (error == 0 && walk.links == 0 && S_ISDIR(last_step(&walk)->info.st_mode)) {
		*info = last_step(&walk)->info;
		fd = fcntl(last_step(&walk)->fd, F_DUPFD_CLOEXEC, 0);
	}
	finish_walk(&walk);
	return fd;
}

// The root of a path, opened when it is first asked for; NULL when it is no folder. Lent until the next call.
static const struct root *find_root(struct world *world, const char *path)
{
	for (guint i = 0; i < world->roots->len; i++) {
		const struct root *known = &g_array_index(world->roots, struct root, i);
		if (strcmp(known->path, path) == 0) {
			return known;
		}
	}
	struct stat info;
	struct root root = { .fd = open_real_folder(path, &info) };
	if (root.fd < 0) {
		return NULL;
	}
	if (world->roots->len == ROOTS_MAX) {
		g_array_remove_index(world->roots, 0);
	}
	root.path = g_strdup(path);
	root.device = info.st_dev;
	root.inode = info.st_ino;
	g_array_append_val(world->roots, root);
	return &g_array_index(world->roots, struct root, world->roots->len - 1);
}

static bool is_beneath_root(const struct walk *walk)
{
	for (guint i = 0; walk->root && i < walk->steps->len; i++) {
		const struct stat *info = &g_array_index(walk->steps, struct step, i).info;
		if (info->st_dev == walk->root->device && info->st_ino == walk->root->inode) {
			return true;
		}
	}
	return false;
}

// Whether something else stands where a file stood.
static bool has_changed(int error)
{
	return error == ENOENT || error == ELOOP || error == EISDIR || error == EINVAL || error == ENXIO;
}

// Opens the file that the walk has come to. NULL when another one has taken its place meanwhile.
static struct world_file *open_last(const struct walk *walk)
{
	const struct step *step = last_step(walk);
	const struct step *folder = step - 1;
	struct stat info;
	int fd = open_regular(folder->fd, strrchr(walk->path->str, '/') + 1, O_NOFOLLOW, &info);
	if (fd < 0 && !has_changed(errno)) {
		return create_file(walk->path->str, -1, errno);
	}
	if (fd >= 0 && (info.st_dev != step->info.st_dev || info.st_ino != step->info.st_ino)) {
		close(fd);
		fd = -1;
	}
	return fd >= 0 ? create_file(walk->path->str, fd, 0) : NULL;
}

// One try; *again is set when others changed the path meanwhile.
static enum world_access try_beneath(const struct root *root, const char *path, struct world_file **file, bool *again)
{
	struct walk walk = {
		.root = root,
		.steps = g_array_new(FALSE, FALSE, sizeof(struct step)),
		.path = g_string_new(NULL),
	};
	int error = start_walk(&walk, path);
	error = error ? error : walk_on(&walk);
	enum world_access access = error ? WORLD_ABSENT : is_beneath_root(&walk) ? WORLD_FOUND : WORLD_OUTSIDE;
	if (access == WORLD_FOUND) {
		bool regular = S_ISREG(last_step(&walk)->info.st_mode);
		*file = regular ? open_last(&walk) : NULL;
		*again = regular && !*file;
		access = *file ? WORLD_FOUND : WORLD_ABSENT;
	}
	finish_walk(&walk);
	return access;
}

enum world_access world_open_beneath(struct world *world, const char *root, const char *path, struct world_file **file)
{
	*file = NULL;
	g_autofree char *here = path[0] == '/' ? NULL : g_get_current_dir();
	g_autofree char *whole = here ? g_strconcat(here, "/", path, NULL) : g_strdup(path);
	enum world_access access = WORLD_ABSENT;
	bool again = path[0] != '\0';
	for (int i = 0; again && i < TRIES_MAX; i++) {
		again = false;
		access = try_beneath(find_root(world, root), whole, file, &again);
	}
	record(world, path, access == WORLD_FOUND);
	return access;
}

/* Folders and files of our own */

int world_make_folder(struct world *world, const char *path, unsigned mode)
{
	return g_mkdir_with_parents(path, (int)mode) == 0 ? 0 : errno;
}

int world_open_log(struct world *world, const char *path, bool writes)
{
	int flags = writes ? O_RDWR | O_CREAT | O_APPEND : O_RDONLY;
	return open(path, flags | O_CLOEXEC | O_NOCTTY, 0600);
}

/* Environment and clocks */

const char *world_variable(struct world *world, const char *name)
{
	return g_getenv(name);
}

const char *world_cache_folder(struct world *world)
{
	return g_get_user_cache_dir();
}

const char *world_config_folder(struct world *world)
{
	return g_get_user_config_dir();
}

bool world_is_terminal(struct world *world, int descriptor)
{
	return isatty(descriptor);
}

int64_t world_now(struct world *world)
{
	return g_get_real_time() / G_USEC_PER_SEC;
}

int64_t world_ticks(struct world *world)
{
	return g_get_monotonic_time();
}
