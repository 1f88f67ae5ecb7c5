/**
 * The launcher: installs the kernel for Jupyter, opens Jupyter on the notebooks, and says what is missing. The bash file
 * at the root of the project does what must be done before Java can run; everything else is here, the same on every
 * operating system.
 *
 * <p>A command is a class that implements {@link skylab.launcher.Subcommand}, a line in
 * {@code META-INF/services/skylab.launcher.Subcommand}, and its description in {@code messages*.properties}.
 */
package skylab.launcher;
