package skylab.kernel.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A {@link PrintStream} whose text stays text: what is printed goes to the gatherer as characters, without the detour
 * through an encoder and its locks that would cost more than everything else. Bytes are read as UTF-8.
 */
final class TextStream extends PrintStream {
    private static final String LINE_END = System.lineSeparator();

    private final Sink sink;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    /** The begin of a character whose other bytes have not come yet; at most three bytes. */
    private byte[] begun = {};

    /** Takes text. */
    @FunctionalInterface
    interface Sink {
        /** Takes a text and what ends it, both together. */
        void append(CharSequence text, String end);
    }

    TextStream(Sink sink) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.sink = sink;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] source, int offset, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(begun.length + length)
                .put(begun)
                .put(source, offset, length)
                .flip();
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        decoder.reset().decode(bytes, text, false);
        begun = new byte[bytes.remaining()];
        bytes.get(begun);
        if (text.position() > 0) {
            sink.append(text.flip(), "");
        }
    }

    @Override
    public void print(String text) {
        sink.append(String.valueOf(text), "");
    }

    @Override
    public void print(Object value) {
        sink.append(String.valueOf(value), "");
    }

    @Override
    public void print(char[] text) {
        sink.append(CharBuffer.wrap(text), "");
    }

    @Override
    public void print(boolean value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        print(String.valueOf(value));
    }

    @Override
    public void println() {
        sink.append("", LINE_END);
    }

    @Override
    public void println(String text) {
        sink.append(String.valueOf(text), LINE_END);
    }

    @Override
    public void println(Object value) {
        sink.append(String.valueOf(value), LINE_END);
    }

    @Override
    public void println(char[] text) {
        sink.append(CharBuffer.wrap(text), LINE_END);
    }

    @Override
    public void println(boolean value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        println(String.valueOf(value));
    }
}
