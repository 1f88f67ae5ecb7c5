/**
 * Libraries from Maven repositories. What searches and downloads is Maven's own resolver, in {@code
 * skylab.kernel.maven.aether} behind {@link skylab.kernel.maven.LibraryResolver}: a class loader of its own loads it when
 * it is first needed, so that it neither slows the start nor meets the libraries of cells.
 */
package skylab.kernel.maven;
