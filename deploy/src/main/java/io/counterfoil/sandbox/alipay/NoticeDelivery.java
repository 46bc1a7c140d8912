package io.counterfoil.sandbox.alipay;

/**
 * One delivery of a notice, as the subject of a call that is due.
 *
 * @param number counted from 1
 */
record NoticeDelivery(String notice, int number) {
    static NoticeDelivery parse(String subject) {
        var slash = subject.indexOf('/');
        return new NoticeDelivery(subject.substring(0, slash), Integer.parseInt(subject.substring(slash + 1)));
    }

    String subject() {
        return notice + "/" + number;
    }

    NoticeDelivery next() {
        return new NoticeDelivery(notice, number + 1);
    }
}
