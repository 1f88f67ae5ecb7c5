package skylab.kernel.java.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declarations given by a test. */
public final class GivenNames implements Names {
    private final List<String> imports = new ArrayList<>(List.of(
            "java.util.*",
            "java.util.stream.*",
            "java.util.function.*",
            "java.util.concurrent.*",
            "java.io.*",
            "java.time.*"));
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<Declaration> methods = new ArrayList<>();
    private final List<Declaration> types = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();

    /** An import. */
    public GivenNames importing(String name) {
        imports.add(name);
        return this;
    }

    /** A variable with its value. */
    public GivenNames variable(String type, String name, Object value) {
        variables.put(name, type);
        values.put(name, value);
        return this;
    }

    /** A method. */
    public GivenNames method(String name, String source) {
        methods.add(new Declaration(name, source));
        return this;
    }

    /** A class or the like. */
    public GivenNames type(String name, String source) {
        types.add(new Declaration(name, source));
        return this;
    }

    /** A jar or directory. */
    public GivenNames entry(Path path) {
        classPath.add(path);
        return this;
    }

    @Override
    public List<String> imports() {
        return imports;
    }

    @Override
    public Map<String, String> variables() {
        return variables;
    }

    @Override
    public List<Declaration> methods() {
        return methods;
    }

    @Override
    public List<Declaration> types() {
        return types;
    }

    @Override
    public List<Path> classPath() {
        return classPath;
    }

    @Override
    public Optional<Object> value(String variable) {
        return Optional.ofNullable(values.get(variable));
    }
}
