package skylab.kernel.lab;

import skylab.billing.Bill;
import skylab.billing.BillText;

/**
 * A bill, looked at in one way.
 *
 * @param bill the bill
 * @param by what the rows of its table are
 */
record BillView(Bill bill, BillText.By by) {}
