/** The way to Maven's resolver; only {@code ResolverLoader} loads these classes, by name. */
package skylab.kernel.maven.aether;
