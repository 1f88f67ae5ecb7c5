package skylab.guest.process;

/** A refused system call. */
public final class Errno extends RuntimeException {
    private final Code code;

    /** Error numbers of Linux with the texts of {@code strerror}. */
    public enum Code {
        EPERM("Operation not permitted"),
        ENOENT("No such file or directory"),
        ESRCH("No such process"),
        EINTR("Interrupted system call"),
        EIO("Input/output error"),
        ENXIO("No such device or address"),
        ENOEXEC("Exec format error"),
        EBADF("Bad file descriptor"),
        ECHILD("No child processes"),
        EAGAIN("Resource temporarily unavailable"),
        EACCES("Permission denied"),
        ENOTBLK("Block device required"),
        EBUSY("Device or resource busy"),
        EEXIST("File exists"),
        EXDEV("Invalid cross-device link"),
        ENODEV("No such device"),
        ENOTDIR("Not a directory"),
        EISDIR("Is a directory"),
        EINVAL("Invalid argument"),
        ENOTTY("Inappropriate ioctl for device"),
        EFBIG("File too large"),
        ENOSPC("No space left on device"),
        ESPIPE("Illegal seek"),
        EROFS("Read-only file system"),
        EMLINK("Too many links"),
        EPIPE("Broken pipe"),
        ENAMETOOLONG("File name too long"),
        ENOTEMPTY("Directory not empty"),
        ELOOP("Too many levels of symbolic links"),
        EADDRINUSE("Address already in use"),
        EADDRNOTAVAIL("Cannot assign requested address"),
        ENETUNREACH("Network is unreachable"),
        ECONNRESET("Connection reset by peer"),
        ETIMEDOUT("Connection timed out"),
        ECONNREFUSED("Connection refused"),
        EHOSTUNREACH("No route to host");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /** The text of {@code strerror}. */
        public String text() {
            return text;
        }
    }

    /** A refusal. */
    public Errno(Code code) {
        super(code.text, null, false, false);
        this.code = code;
    }

    /** Which. */
    public Code code() {
        return code;
    }

    /** What {@code strerror} says, e.g. {@code No such file or directory}. */
    public String text() {
        return code.text;
    }
}
