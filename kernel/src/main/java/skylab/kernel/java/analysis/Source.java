package skylab.kernel.java.analysis;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source file in memory. */
public final class Source extends SimpleJavaFileObject {
    private final String text;

    /** With this text. */
    public Source(String text) {
        super(URI.create("string:///Cell.java"), Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
