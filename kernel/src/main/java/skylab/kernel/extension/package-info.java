/** How a library adds to the kernel: found by {@link java.util.ServiceLoader} as {@code KernelExtension}. */
package skylab.kernel.extension;
