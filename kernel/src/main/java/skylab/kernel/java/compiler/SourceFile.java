package skylab.kernel.java.compiler;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source in memory, in which every public class may stand whatever the file is called. */
final class SourceFile extends SimpleJavaFileObject {
    private final String text;

    SourceFile(String text) {
        super(URI.create("memory:///Cell.java"), Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE;
    }
}
