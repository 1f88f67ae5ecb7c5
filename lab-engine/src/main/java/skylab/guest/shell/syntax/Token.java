package skylab.guest.shell.syntax;

/** An operator ({@code word} is null), a word, a newline ({@code "\n"}) or the end (empty text). */
record Token(String text, Word word, int start, int end) {
    boolean is(String operator) {
        return word == null && text.equals(operator);
    }

    /** Whether it is this word, written without quotes. */
    boolean isWord(String reserved) {
        return word != null && word.plain().filter(reserved::equals).isPresent();
    }

    boolean isEnd() {
        return word == null && text.isEmpty();
    }
}
