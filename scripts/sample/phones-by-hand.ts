/**
 * Phones and tablets sold in China that the public device list does not have (Apple, and what came out after the
 * list): brand | class | name | Chinese name | model numbers | nicknames. Model numbers as far as known.
 */

export const phonesByHand = `
Apple|phone|iPhone 6s|苹果 iPhone 6s|A1700|苹果6s
Apple|phone|iPhone 7|苹果 iPhone 7|A1660|苹果7
Apple|phone|iPhone 7 Plus|苹果 iPhone 7 Plus|A1661|苹果7P
Apple|phone|iPhone 8|苹果 iPhone 8|A1863|苹果8
Apple|phone|iPhone 8 Plus|苹果 iPhone 8 Plus|A1864|苹果8P
Apple|phone|iPhone X|苹果 iPhone X|A1865|苹果X
Apple|phone|iPhone XR|苹果 iPhone XR|A2108|苹果XR
Apple|phone|iPhone XS|苹果 iPhone XS|A2100|苹果XS
Apple|phone|iPhone XS Max|苹果 iPhone XS Max|A2104|苹果XSM
Apple|phone|iPhone SE (2nd generation)|苹果 iPhone SE 第二代|A2298|苹果SE2
Apple|phone|iPhone SE (3rd generation)|苹果 iPhone SE 第三代|A2785|苹果SE3
Apple|phone|iPhone 11|苹果 iPhone 11|A2223|苹果11
Apple|phone|iPhone 11 Pro|苹果 iPhone 11 Pro|A2217|苹果11P
Apple|phone|iPhone 11 Pro Max|苹果 iPhone 11 Pro Max|A2220|苹果11PM
Apple|phone|iPhone 12 mini|苹果 iPhone 12 mini|A2400|苹果12mini
Apple|phone|iPhone 12|苹果 iPhone 12|A2404|苹果12
Apple|phone|iPhone 12 Pro|苹果 iPhone 12 Pro|A2408|苹果12P
Apple|phone|iPhone 12 Pro Max|苹果 iPhone 12 Pro Max|A2412|苹果12PM
Apple|phone|iPhone 13 mini|苹果 iPhone 13 mini|A2629|苹果13mini
Apple|phone|iPhone 13|苹果 iPhone 13|A2634|苹果13
Apple|phone|iPhone 13 Pro|苹果 iPhone 13 Pro|A2639|苹果13P
Apple|phone|iPhone 13 Pro Max|苹果 iPhone 13 Pro Max|A2644|苹果13PM
Apple|phone|iPhone 14|苹果 iPhone 14|A2884|苹果14
Apple|phone|iPhone 14 Plus|苹果 iPhone 14 Plus|A2888|苹果14Plus
Apple|phone|iPhone 14 Pro|苹果 iPhone 14 Pro|A2892|苹果14P
Apple|phone|iPhone 14 Pro Max|苹果 iPhone 14 Pro Max|A2896|苹果14PM
Apple|phone|iPhone 15|苹果 iPhone 15|A3092|苹果15
Apple|phone|iPhone 15 Plus|苹果 iPhone 15 Plus|A3096|苹果15Plus
Apple|phone|iPhone 15 Pro|苹果 iPhone 15 Pro|A3104|苹果15P
Apple|phone|iPhone 15 Pro Max|苹果 iPhone 15 Pro Max|A3108|苹果15PM
Apple|phone|iPhone 16|苹果 iPhone 16|A3288|苹果16
Apple|phone|iPhone 16 Plus|苹果 iPhone 16 Plus|A3291|苹果16Plus
Apple|phone|iPhone 16 Pro|苹果 iPhone 16 Pro|A3294|苹果16P
Apple|phone|iPhone 16 Pro Max|苹果 iPhone 16 Pro Max|A3297|苹果16PM
Apple|tablet|iPad (7th generation)|苹果 iPad 第七代|A2197|iPad7
Apple|tablet|iPad (8th generation)|苹果 iPad 第八代|A2270|iPad8
Apple|tablet|iPad (9th generation)|苹果 iPad 第九代|A2602|iPad9
Apple|tablet|iPad (10th generation)|苹果 iPad 第十代|A2696|iPad10
Apple|tablet|iPad mini (5th generation)|苹果 iPad mini 第五代|A2133|mini5
Apple|tablet|iPad mini (6th generation)|苹果 iPad mini 第六代|A2567|mini6
Apple|tablet|iPad Air (3rd generation)|苹果 iPad Air 第三代|A2152|Air3
Apple|tablet|iPad Air (4th generation)|苹果 iPad Air 第四代|A2316|Air4
Apple|tablet|iPad Air (5th generation)|苹果 iPad Air 第五代|A2588|Air5
Apple|tablet|iPad Pro 11 (3rd generation)|苹果 iPad Pro 11 英寸 第三代|A2377|Pro11三代
Apple|tablet|iPad Pro 11 (4th generation)|苹果 iPad Pro 11 英寸 第四代|A2759|Pro11四代
Apple|tablet|iPad Pro 12.9 (5th generation)|苹果 iPad Pro 12.9 英寸 第五代|A2378|Pro12.9五代
Apple|tablet|iPad Pro 12.9 (6th generation)|苹果 iPad Pro 12.9 英寸 第六代|A2436|Pro12.9六代
Huawei|phone|Huawei Mate 30|华为 Mate 30|TAS-AL00,TAS-AN00|
Huawei|phone|Huawei Mate 30 Pro|华为 Mate 30 Pro|LIO-AL00,LIO-AN00|
Huawei|phone|Huawei Mate 40|华为 Mate 40|OCE-AN10|
Huawei|phone|Huawei Mate 40 Pro|华为 Mate 40 Pro|NOH-AN00|
Huawei|phone|Huawei Mate 50|华为 Mate 50|CET-AL00|
Huawei|phone|Huawei Mate 50 Pro|华为 Mate 50 Pro|DCO-AL00|
Huawei|phone|Huawei Mate 60|华为 Mate 60|BRA-AL00|遥遥领先
Huawei|phone|Huawei Mate 60 Pro|华为 Mate 60 Pro|ALN-AL00,ALN-AL80|遥遥领先Pro
Huawei|phone|Huawei P40|华为 P40|ANA-AN00|
Huawei|phone|Huawei P40 Pro|华为 P40 Pro|ELS-AN00|
Huawei|phone|Huawei P50|华为 P50|ABR-AL00|
Huawei|phone|Huawei P50 Pro|华为 P50 Pro|JAD-AL50|
Huawei|phone|Huawei P60|华为 P60|LNA-AL00|
Huawei|phone|Huawei P60 Pro|华为 P60 Pro|MNA-AL00|
Huawei|phone|Huawei Pura 70|华为 Pura 70|ADY-AL00|P70
Huawei|phone|Huawei Pura 70 Pro|华为 Pura 70 Pro|HBN-AL00|P70Pro
Huawei|phone|Huawei nova 5|华为 nova 5|SEA-AL00|
Huawei|phone|Huawei nova 6|华为 nova 6|WLZ-AL10|
Huawei|phone|Huawei nova 7|华为 nova 7|JEF-AN00|
Huawei|phone|Huawei nova 8|华为 nova 8|ANG-AN00|
Huawei|phone|Huawei nova 9|华为 nova 9|NAM-AL00|
Huawei|phone|Huawei nova 10|华为 nova 10|NCO-AL00|
Huawei|phone|Huawei nova 11|华为 nova 11|FOA-AL00|
Huawei|phone|Huawei Enjoy 10|华为畅享 10|ART-AL00x|
Huawei|phone|Huawei Enjoy 20|华为畅享 20|WKG-AN00|
Huawei|phone|Huawei Enjoy 50|华为畅享 50|MGA-AL00|
Huawei|phone|Huawei Enjoy 60|华为畅享 60|MGA-AL40|
Huawei|tablet|Huawei MatePad 11|华为平板 MatePad 11|DBY-W09|
Huawei|tablet|Huawei MatePad Pro 10.8|华为平板 MatePad Pro 10.8|MRX-W09|
Huawei|tablet|Huawei MatePad Pro 12.6|华为平板 MatePad Pro 12.6|WGR-W09|
Huawei|tablet|Huawei MatePad SE|华为平板 MatePad SE|AGS5-W00|
Honor|phone|Honor 60|荣耀 60|LSA-AN00|
Honor|phone|Honor 80|荣耀 80|ANN-AN00|
Honor|phone|Honor 90|荣耀 90|REA-AN00|
Honor|phone|Honor 100|荣耀 100|MAA-AN00|
Honor|phone|Honor Magic3|荣耀 Magic3|ELZ-AN00|
Honor|phone|Honor Magic6|荣耀 Magic6|BVL-AN00|
Honor|phone|Honor Magic6 Pro|荣耀 Magic6 Pro|BVL-AN16|
Honor|phone|Honor X10|荣耀 X10|TEL-AN00|
Honor|phone|Honor X30|荣耀 X30|ANY-AN00|
Honor|phone|Honor X40|荣耀 X40|RMO-AN00|
Honor|phone|Honor X50|荣耀 X50|ALI-AN00|
Honor|phone|Honor Play5|荣耀 Play5|HJC-AN90|
Xiaomi|phone|Xiaomi 14|小米 14|23127PN0CC|
Xiaomi|phone|Xiaomi 14 Pro|小米 14 Pro|23116PN5BC|
Xiaomi|phone|Xiaomi 14 Ultra|小米 14 Ultra|24030PN60C|
Xiaomi|phone|Xiaomi 13 Ultra|小米 13 Ultra|2304FPN6DC|
Xiaomi|tablet|Xiaomi Pad 6|小米平板 6|23043RP34C|
Xiaomi|tablet|Xiaomi Pad 6 Pro|小米平板 6 Pro|23046RP50C|
Redmi|phone|Redmi K70|红米 K70|2311DRK48C|
Redmi|phone|Redmi K70 Pro|红米 K70 Pro|23117RK66C|
Redmi|phone|Redmi K70E|红米 K70E|23113RKC6C|
Redmi|phone|Redmi Note 13 Pro|红米 Note 13 Pro|2312DRA50C|
Redmi|phone|Redmi Note 13 Pro+|红米 Note 13 Pro+|23090RA98C|
Redmi|phone|Redmi Turbo 3|红米 Turbo 3|24069RA21C|
OPPO|phone|OPPO Find X6|OPPO Find X6|PGFM10|
OPPO|phone|OPPO Find X6 Pro|OPPO Find X6 Pro|PGEM10|
OPPO|phone|OPPO Find X7|OPPO Find X7|PHZ110|
OPPO|phone|OPPO Find X7 Ultra|OPPO Find X7 Ultra|PHY110|
OPPO|phone|OPPO Reno9|OPPO Reno9|PHM110|
OPPO|phone|OPPO Reno10|OPPO Reno10|PHW110|
OPPO|phone|OPPO Reno11|OPPO Reno11|PJH110|
vivo|phone|vivo X100|vivo X100|V2309A|
vivo|phone|vivo X100 Pro|vivo X100 Pro|V2324A|
vivo|phone|vivo S17|vivo S17|V2283A|
vivo|phone|vivo S18|vivo S18|V2323A|
vivo|phone|vivo Y100i|vivo Y100i|V2279A|
iQOO|phone|iQOO 12|iQOO 12|V2307A|
iQOO|phone|iQOO 12 Pro|iQOO 12 Pro|V2329A|
iQOO|phone|iQOO Neo8|iQOO Neo8|V2301A|
iQOO|phone|iQOO Neo9|iQOO Neo9|V2338A|
OnePlus|phone|OnePlus 12|一加 12|PJD110|
OnePlus|phone|OnePlus Ace 2|一加 Ace 2|PHK110|
OnePlus|phone|OnePlus Ace 3|一加 Ace 3|PJE110|
Samsung|phone|Galaxy S23|三星 Galaxy S23|SM-S9110|
Samsung|phone|Galaxy S23+|三星 Galaxy S23+|SM-S9160|
Samsung|phone|Galaxy S23 Ultra|三星 Galaxy S23 Ultra|SM-S9180|
Samsung|phone|Galaxy S24|三星 Galaxy S24|SM-S9210|
Samsung|phone|Galaxy S24+|三星 Galaxy S24+|SM-S9260|
Samsung|phone|Galaxy S24 Ultra|三星 Galaxy S24 Ultra|SM-S9280|
Samsung|phone|Galaxy Z Flip5|三星 Galaxy Z Flip5|SM-F7310|
Samsung|phone|Galaxy Z Fold5|三星 Galaxy Z Fold5|SM-F9460|
nubia|phone|nubia RedMagic 8 Pro|红魔 8 Pro|NX729J|红魔8P
nubia|phone|nubia RedMagic 9 Pro|红魔 9 Pro|NX769J|红魔9P
`
