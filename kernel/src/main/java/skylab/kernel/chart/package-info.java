/** Charts of metrics as the CloudWatch console draws them, as SVG and PNG. */
package skylab.kernel.chart;
