package skylab.kernel.java.compiler;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A class file in memory. */
final class ClassFile extends SimpleJavaFileObject {
    private final String binaryName;
    private final byte[] bytes;

    ClassFile(String binaryName, byte[] bytes) {
        super(URI.create("memory:///" + binaryName.replace('.', '/').replace('$', '_') + ".class"), Kind.CLASS);
        this.binaryName = binaryName;
        this.bytes = bytes;
    }

    String binaryName() {
        return binaryName;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public InputStream openInputStream() {
        return new ByteArrayInputStream(bytes);
    }
}
