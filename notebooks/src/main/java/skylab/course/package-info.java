/**
 * The course's sources: one file {@code name.md} holds a lab or an exercise in both languages, and the notebooks follow
 * from it. Its format is described at {@link skylab.course.SourceParser}.
 */
package skylab.course;
