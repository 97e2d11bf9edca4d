#include "base/out.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct out {
	GString *bytes;
};

struct out *out_create(void)
{
	struct out *out = g_new0(struct out, 1);
	out->bytes = g_string_new(NULL);
	return out;
}

void out_destroy(struct out *out)
{
	if (out) {
		g_string_free(out->bytes, TRUE);
		g_free(out);
	}
}

void out_write(struct out *out, const void *bytes, size_t length)
{
	g_string_append_len(out->bytes, bytes, (gssize)length);
}

void out_puts(struct out *out, const char *text)
{
	g_string_append(out->bytes, text);
}

void out_printf(struct out *out, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	g_string_append_vprintf(out->bytes, format, args);
	va_end(args);
}

const char *out_bytes(const struct out *out, size_t *length)
{
	*length = out->bytes->len;
	return out->bytes->str;
}

// Returns 0, or the errno of the first failure.
static int write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(fd, bytes, length);
		if (written < 0 && errno == EINTR) {
			continue;
		}
		if (written < 0) {
			return errno;
		}
		bytes += written;
		length -= (size_t)written;
	}
	return 0;
}

// A reader that went away is an error like any other: the signal that says so is held back in this thread, and taken.
static int write_unsignalled(int fd, const char *bytes, size_t length)
{
	const struct timespec now = { 0 };
	sigset_t pipe_signal, before, pending;
	sigemptyset(&pipe_signal);
	sigaddset(&pipe_signal, SIGPIPE);
	sigpending(&pending);
	pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
	int error = write_all(fd, bytes, length);
	if (error == EPIPE && !sigismember(&pending, SIGPIPE)) {
		sigtimedwait(&pipe_signal, NULL, &now);
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return error;
}

static int write_directly(const struct out *out, int fd, bool close_it)
{
	int error = write_unsignalled(fd, out->bytes->str, out->bytes->len);
	if (close_it && close(fd) != 0 && error == 0) {
		error = errno;
	}
	return error;
}

static int write_temporary(const struct out *out, const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *temporary = g_build_filename(folder, ".bifolio-XXXXXX", NULL);
	int fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0666); // less the umask
	if (fd < 0) {
		return errno;
	}
	int error = write_all(fd, out->bytes->str, out->bytes->len);
	struct stat info; // a target that is there keeps its mode
	if (error == 0 && stat(path, &info) == 0 && fchmod(fd, info.st_mode & 07777) != 0) {
		error = errno;
	}
	if (error == 0 && fsync(fd) != 0 && errno != EINVAL) {
		error = errno;
	}
	if (close(fd) != 0 && error == 0) {
		error = errno;
	}
	if (error == 0 && rename(temporary, path) != 0) {
		error = errno;
	}
	if (error != 0) {
		unlink(temporary);
	}
	return error;
}

// With the signals of this thread held back, so that no temporary file is left behind. It takes as long as writing to a
// disk takes.
static int write_and_rename(const struct out *out, const char *path)
{
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	int error = write_temporary(out, path);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return error;
}

static int write_target(const struct out *out, const char *path)
{
	if (strcmp(path, "-") == 0) {
		return write_directly(out, STDOUT_FILENO, false);
	}
	struct stat info;
	if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
		return EISDIR;
	}
	if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) {
		int fd = open(path, O_WRONLY | O_CLOEXEC);
		return fd < 0 ? errno : write_directly(out, fd, true);
	}
	return write_and_rename(out, path);
}

bool out_commit(struct out *out, const char *path, struct diag *diag)
{
	int error = write_target(out, path);
	if (error != 0 && strcmp(path, "-") == 0) {
		diag_report(diag, DIAG_CANNOT_WRITE, (struct source_pos){ 0 }, "cannot write standard output: %s",
			g_strerror(error));
	} else if (error != 0) {
		diag_report(diag, DIAG_CANNOT_WRITE, diag_path_pos(diag, path), "cannot write '%s': %s", path,
			g_strerror(error));
	}
	return error == 0;
}
