package skylab.kernel.java.documentation;

import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * A declaration that a name may refer to.
 *
 * @param type its type at this place, with type arguments filled in
 */
record Resolved(Element element, TypeMirror type) {}
