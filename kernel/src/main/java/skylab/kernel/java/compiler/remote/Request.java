package skylab.kernel.java.compiler.remote;

import java.util.Map;
import java.util.Set;

/**
 * What a session asks of the compiler.
 *
 * @param removed classes of the session that are gone since the last request, by binary name
 * @param added class files that are new since then, or others
 * @param source what to compile
 * @param method empty to have the source compiled; else the method whose local variables are asked for
 * @param names these variables
 */
record Request(Set<String> removed, Map<String, byte[]> added, String source, String method, Set<String> names) {
    static Request read(Reader in) {
        return new Request(in.names(), in.files(), in.text(), in.text(), in.names());
    }

    byte[] bytes() {
        return new Writer()
                .names(removed)
                .files(added)
                .text(source)
                .text(method)
                .names(names)
                .bytes();
    }
}
