package skylab.guest.disk;

/** What an inode is. */
public enum FileType {
    REGULAR('-'),
    DIRECTORY('d'),
    SYMLINK('l'),
    CHARACTER_DEVICE('c'),
    BLOCK_DEVICE('b'),
    FIFO('p'),
    SOCKET('s');

    private final char letter;

    FileType(char letter) {
        this.letter = letter;
    }

    /** The letter that {@code ls -l} shows. */
    public char letter() {
        return letter;
    }
}
