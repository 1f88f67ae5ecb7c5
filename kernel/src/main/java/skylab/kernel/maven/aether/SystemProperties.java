package skylab.kernel.maven.aether;

import java.util.Properties;

/** What settings and POMs may refer to with {@code ${...}}. */
final class SystemProperties {
    private SystemProperties() {}

    /** The properties of this JVM, and the environment with {@code env.} before its names. */
    static Properties withEnvironment() {
        Properties all = new Properties();
        all.putAll(System.getProperties());
        System.getenv().forEach((name, value) -> all.setProperty("env." + name, value));
        return all;
    }
}
