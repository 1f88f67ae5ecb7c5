/**
 * Interactive controls: the kernel's side of the Jupyter widgets, messaging protocol 2.1.0, models of ipywidgets 7 and 8.
 * Front ends without ipywidgets show each as HTML or text.
 */
package skylab.kernel.widget;
