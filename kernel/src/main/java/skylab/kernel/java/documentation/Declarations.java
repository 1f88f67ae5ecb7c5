package skylab.kernel.java.documentation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import skylab.kernel.java.analysis.Attributed;
import skylab.kernel.java.analysis.Names;
import skylab.kernel.java.analysis.Sketch;

/** Finds how things are written: in this cell, in the cells before, in the JDK, in libraries. */
final class Declarations {
    private final Attributed code;
    private final String cell;
    private final Names names;
    private final SourceFiles files;

    Declarations(Attributed code, String cell, Names names, SourceFiles files) {
        this.code = code;
        this.cell = cell;
        this.names = names;
        this.files = files;
    }

    /** The declaration as it is written, when its source is to be found. */
    Optional<SourceText.Found> find(Element element) {
        Deque<String> path = new ArrayDeque<>();
        TypeElement top = null;
        for (Element at = element; at != null && at.getKind() != ElementKind.PACKAGE; at = at.getEnclosingElement()) {
            if (at instanceof TypeElement type
                    && !Sketch.isMade(type.getSimpleName().toString())) {
                path.push(type.getSimpleName().toString());
            }
            top = at instanceof TypeElement type ? type : top;
        }
        if (top == null) {
            return Optional.empty();
        }
        List<String> types = List.copyOf(path);
        return isOfCells(element)
                ? cells().map(source -> in(source, types, element))
                        .flatMap(Optional::stream)
                        .findFirst()
                : files.of(module(top), top.getQualifiedName().toString(), names.classPath())
                        .flatMap(source -> in(source, types, element));
    }

    /** Whether a cell declares it. */
    boolean isOfCells(Element element) {
        return code.elements().getPackageOf(element) != null
                && code.elements().getPackageOf(element).getQualifiedName().contentEquals(Sketch.PACKAGE);
    }

    /** The name of the module that it is in; empty for the unnamed one. */
    String module(Element element) {
        ModuleElement module = code.elements().getModuleOf(element);
        return module == null ? "" : module.getQualifiedName().toString();
    }

    private Stream<String> cells() {
        return Stream.concat(
                Stream.of(cell),
                Stream.concat(names.types().stream(), names.methods().stream()).map(Names.Declaration::source));
    }

    private Optional<SourceText.Found> in(String source, List<String> path, Element element) {
        String name = element.getSimpleName().toString();
        if (element instanceof TypeElement) {
            return SourceText.type(source, path);
        }
        if (element instanceof ExecutableElement method) {
            boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
            String written = constructor ? path.get(path.size() - 1) : name;
            return SourceText.method(source, path, written, erased(method));
        }
        return SourceText.field(source, path, name);
    }

    /** The simple names of the erased types of the parameters. */
    List<String> erased(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> code.types().erasure(parameter.asType()).toString())
                .map(type -> type.replaceAll("@[\\w.]+(?:\\([^)]*\\))? ?", "").replaceAll("^.*\\.", ""))
                .toList();
    }

    /** The methods that this one overrides, nearest first, classes before interfaces. */
    List<Element> overridden(Element element) {
        List<Element> found = new ArrayList<>();
        if (!(element instanceof ExecutableElement method)
                || method.getKind() != ElementKind.METHOD
                || !(method.getEnclosingElement() instanceof TypeElement type)) {
            return found;
        }
        Deque<TypeMirror> open = new ArrayDeque<>(code.types().directSupertypes(type.asType()));
        while (!open.isEmpty()) {
            if (open.poll() instanceof DeclaredType declared && declared.asElement() instanceof TypeElement above) {
                above.getEnclosedElements().stream()
                        .filter(member -> member instanceof ExecutableElement other
                                && other.getSimpleName().equals(method.getSimpleName())
                                && code.elements().overrides(method, other, type))
                        .forEach(found::add);
                open.addAll(code.types().directSupertypes(declared));
            }
        }
        return found;
    }
}
