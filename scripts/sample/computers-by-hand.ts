/**
 * Computers, televisions, printers, routers and appliances that a service counter in China meets: brand | class |
 * name | Chinese name | model numbers | nicknames. Model numbers as far as known.
 */

export const computersByHand = `
Lenovo|pc|ThinkPad X1 Carbon Gen 9|联想 ThinkPad X1 Carbon 2021|20XW,20XX|X1C9
Lenovo|pc|ThinkPad X1 Carbon Gen 10|联想 ThinkPad X1 Carbon 2022|21CB,21CC|X1C10
Lenovo|pc|ThinkPad X1 Carbon Gen 11|联想 ThinkPad X1 Carbon 2023|21HM,21HN|X1C11
Lenovo|pc|ThinkPad X13 Gen 3|联想 ThinkPad X13|21BN,21BP|X13
Lenovo|pc|ThinkPad T14 Gen 2|联想 ThinkPad T14|20W0,20W1|T14
Lenovo|pc|ThinkPad T14 Gen 3|联想 ThinkPad T14 2022|21AH,21AJ|T14三代
Lenovo|pc|ThinkPad T14s Gen 3|联想 ThinkPad T14s|21BR,21BS|T14s
Lenovo|pc|ThinkPad E14 Gen 4|联想 ThinkPad E14|21E3,21E4|E14
Lenovo|pc|ThinkPad E15 Gen 4|联想 ThinkPad E15|21E6,21E7|E15
Lenovo|pc|ThinkPad L14 Gen 3|联想 ThinkPad L14|21C1,21C2|L14
Lenovo|pc|ThinkPad P1 Gen 5|联想 ThinkPad P1|21DC,21DD|P1隐士
Lenovo|pc|ThinkPad T480|联想 ThinkPad T480|20L5,20L6|T480
Lenovo|pc|ThinkPad T490|联想 ThinkPad T490|20N2,20N3|T490
Lenovo|pc|ThinkPad X280|联想 ThinkPad X280|20KE,20KF|X280
Lenovo|pc|ThinkPad X390|联想 ThinkPad X390|20Q0,20Q1|X390
Lenovo|pc|ThinkBook 14 G4+|联想 ThinkBook 14+ 2022|21CX|14+
Lenovo|pc|ThinkBook 16 G4+|联想 ThinkBook 16+ 2022|21CY|16+
Lenovo|pc|ThinkBook 14 G5+|联想 ThinkBook 14+ 2023|21HW|14+锐龙
Lenovo|pc|IdeaPad 5 14ALC05|联想小新 Air 14 2021 锐龙版|82LM|小新Air14
Lenovo|pc|IdeaPad 5 Pro 14ACN6|联想小新 Pro 14 2021|82L7|小新Pro14
Lenovo|pc|IdeaPad 5 Pro 16ACH6|联想小新 Pro 16 2021|82L5|小新Pro16
Lenovo|pc|XiaoXin Pro 14 2023|联想小新 Pro 14 2023|83AM|小新Pro14酷睿
Lenovo|pc|XiaoXin Pro 16 2023|联想小新 Pro 16 2023|83AQ|小新Pro16酷睿
Lenovo|pc|IdeaPad 3 15ITL6|联想 IdeaPad 3 15|82H8|
Lenovo|pc|Legion 5 15ACH6H|联想拯救者 R7000P 2021|82JU|R7000P
Lenovo|pc|Legion 5 15IAH7H|联想拯救者 Y7000P 2022|82RB|Y7000P
Lenovo|pc|Legion 5 Pro 16ACH6H|联想拯救者 R9000P 2021|82JQ|R9000P
Lenovo|pc|Legion 5 Pro 16IAH7H|联想拯救者 Y9000P 2022|82RF|Y9000P
Lenovo|pc|Legion Pro 5 16IRX8|联想拯救者 Y9000P 2023|82WK|Y9000P23
Lenovo|pc|Legion 7 16ACHg6|联想拯救者 R9000K|82N6|R9000K
Lenovo|pc|YOGA Slim 7 14ITL05|联想 YOGA 14s|82A3|YOGA14s
Lenovo|pc|ThinkCentre M70t|联想 ThinkCentre M70t|11D9|
Lenovo|pc|ThinkCentre M75q Gen 2|联想 ThinkCentre M75q|11JJ|
Lenovo|pc|ThinkStation P350|联想 ThinkStation P350|30E3|
HP|pc|EliteBook 840 G8|惠普 EliteBook 840 G8|336D4EA|战X
HP|pc|EliteBook 830 G8|惠普 EliteBook 830 G8|336D6EA|
HP|pc|EliteBook 840 G9|惠普 EliteBook 840 G9|6T1D9EA|
HP|pc|ProBook 440 G8|惠普战 66 四代 14|2X7Q9EA|战66四代
HP|pc|ProBook 450 G9|惠普战 66 五代 15|5Y3T9EA|战66五代
HP|pc|Pavilion 14-dv0000|惠普星 14|14-dv0000|星14
HP|pc|Pavilion 15-eg0000|惠普星 15|15-eg0000|星15
HP|pc|ENVY x360 13-bd0000|惠普 ENVY x360 13|13-bd0000|
HP|pc|Spectre x360 14-ea0000|惠普幽灵 x360 14|14-ea0000|
HP|pc|OMEN 16-b0000|惠普暗影精灵 7|16-b0000|暗影精灵7
HP|pc|OMEN 16-k0000|惠普暗影精灵 8 Pro|16-k0000|暗影精灵8
HP|pc|Victus 16-d0000|惠普光影精灵 7|16-d0000|光影精灵7
HP|pc|ZBook Firefly 14 G8|惠普战 99|2C9Q2EA|战99
HP|pc|ProDesk 400 G7|惠普 ProDesk 400 G7|11M55EA|
Dell|pc|XPS 13 9310|戴尔 XPS 13 9310|P117G|XPS13
Dell|pc|XPS 13 Plus 9320|戴尔 XPS 13 Plus|P151G|
Dell|pc|XPS 15 9510|戴尔 XPS 15 9510|P91F|XPS15
Dell|pc|Inspiron 14 5410|戴尔灵越 14 5410|P143G|灵越14
Dell|pc|Inspiron 15 3511|戴尔灵越 15 3511|P112F|灵越15
Dell|pc|Inspiron 16 Plus 7610|戴尔灵越 16 Plus|P108F|灵越16P
Dell|pc|Vostro 3400|戴尔成就 3400|P132G|成就3400
Dell|pc|Vostro 5410|戴尔成就 5410|P143G|成就5410
Dell|pc|Latitude 5420|戴尔 Latitude 5420|P137G|
Dell|pc|Latitude 7420|戴尔 Latitude 7420|P135G|
Dell|pc|Precision 3560|戴尔 Precision 3560|P104F|
Dell|pc|Alienware m15 R6|外星人 m15 R6|P109F|外星人M15
Dell|pc|G15 5511|戴尔 G15 5511|P105F|游匣G15
Dell|pc|OptiPlex 7090|戴尔 OptiPlex 7090|D30M|
ASUS|pc|VivoBook 14 X413|华硕 VivoBook 14|X413EA|
ASUS|pc|VivoBook 15 X512|华硕顽石 6|X512FL|顽石
ASUS|pc|VivoBook Pro 14 OLED|华硕无双|K3400|无双
ASUS|pc|Vivobook Pro 15 OLED|华硕无畏 Pro 15|M3500|无畏Pro15
ASUS|pc|ZenBook 14 UX425|华硕灵耀 14|UX425EA|灵耀14
ASUS|pc|ZenBook 13 OLED UX325|华硕灵耀 X 逍遥|UX325EA|
ASUS|pc|ROG Strix G15 G513|ROG 魔霸 5|G513QM|魔霸5
ASUS|pc|ROG Zephyrus G14 GA401|ROG 幻 14|GA401QM|幻14
ASUS|pc|ROG Zephyrus M16 GU603|ROG 幻 16|GU603HM|幻16
ASUS|pc|ROG Flow X13 GV301|ROG 幻 13|GV301QH|幻13
ASUS|pc|TUF Gaming A15 FA506|华硕天选 2|FA506QM|天选2
ASUS|pc|TUF Gaming F15 FX507|华硕天选 3|FX507ZM|天选3
Acer|pc|Swift 3 SF314-511|宏碁非凡 S3|SF314-511|
Acer|pc|Swift X SFX14-41G|宏碁传奇 X|SFX14-41G|
Acer|pc|Aspire 5 A515-56|宏碁 Aspire 5|A515-56|
Acer|pc|Nitro 5 AN515-57|宏碁暗影骑士擎|AN515-57|暗影骑士
Acer|pc|Predator Helios 300 PH315-54|宏碁掠夺者战斧 300|PH315-54|战斧300
Huawei|pc|MateBook D 14 2021|华为 MateBook D 14 2021|NobelD-WDH9B|D14
Huawei|pc|MateBook D 15 2021|华为 MateBook D 15 2021|BohrD-WDH9D|D15
Huawei|pc|MateBook 13 2021|华为 MateBook 13 2021|WrightB-WAH9|
Huawei|pc|MateBook 14 2021|华为 MateBook 14 2021|KelvinD-WDH9|MB14
Huawei|pc|MateBook 14s|华为 MateBook 14s|HookeD-W5851|
Huawei|pc|MateBook 16|华为 MateBook 16|CurieM-WFG9B|
Huawei|pc|MateBook 16s|华为 MateBook 16s|CREFG-X|
Huawei|pc|MateBook X Pro 2021|华为 MateBook X Pro 2021|MACHD-WFE9|
Huawei|pc|MateBook E|华为 MateBook E|DRC-W58|
Honor|pc|MagicBook 14 2021|荣耀 MagicBook 14 2021|NobelM-WDQ9|
Honor|pc|MagicBook 15 2021|荣耀 MagicBook 15 2021|BohrM-WDQ9|
Honor|pc|MagicBook 16 Pro|荣耀 MagicBook 16 Pro|HYM-W76|
Honor|pc|MagicBook V 14|荣耀 MagicBook V 14|HYB-W56|
Honor|pc|MagicBook X 14|荣耀 MagicBook X 14|NBR-WAI9|
Xiaomi|pc|Mi Notebook Pro 14 2021|小米笔记本 Pro 14 2021|XMA2006-AJ|
Xiaomi|pc|Mi Notebook Pro X 15|小米笔记本 Pro X 15|XMG2003-AJ|
Xiaomi|pc|RedmiBook Pro 14 2022|红米笔记本 Pro 14 2022|XMA2202|
Xiaomi|pc|RedmiBook Pro 15 2022|红米笔记本 Pro 15 2022|XMA2206|
Apple|pc|MacBook Air 13 (M1, 2020)|苹果 MacBook Air 13 M1|A2337|M1Air
Apple|pc|MacBook Air 13 (M2, 2022)|苹果 MacBook Air 13 M2|A2681|M2Air
Apple|pc|MacBook Air 15 (M2, 2023)|苹果 MacBook Air 15 M2|A2941|
Apple|pc|MacBook Air 13 (2017)|苹果 MacBook Air 13 2017|A1466|
Apple|pc|MacBook Air 13 (2019)|苹果 MacBook Air 13 2019|A1932|
Apple|pc|MacBook Pro 13 (2017)|苹果 MacBook Pro 13 2017|A1706,A1708|
Apple|pc|MacBook Pro 13 (2020)|苹果 MacBook Pro 13 2020|A2289,A2251|
Apple|pc|MacBook Pro 13 (M1, 2020)|苹果 MacBook Pro 13 M1|A2338|
Apple|pc|MacBook Pro 14 (2021)|苹果 MacBook Pro 14 2021|A2442|
Apple|pc|MacBook Pro 16 (2019)|苹果 MacBook Pro 16 2019|A2141|
Apple|pc|MacBook Pro 16 (2021)|苹果 MacBook Pro 16 2021|A2485|
Apple|pc|iMac 24 (M1, 2021)|苹果 iMac 24 M1|A2438,A2439|
Apple|pc|iMac 27 (2020)|苹果 iMac 27 2020|A2115|
Apple|pc|Mac mini (M1, 2020)|苹果 Mac mini M1|A2348|
Xiaomi|av|Xiaomi TV 4A 32|小米电视 4A 32 英寸|L32M5-AZ|
Xiaomi|av|Xiaomi TV EA55|小米电视 EA55|L55M7-EA|EA55
Xiaomi|av|Xiaomi TV EA65|小米电视 EA65|L65M7-EA|EA65
Xiaomi|av|Xiaomi TV ES65|小米电视 ES65|L65M7-ES|
Xiaomi|av|Redmi Smart TV X55|红米电视 X55|L55M5-RK|
Xiaomi|av|Redmi MAX 86|红米电视 MAX 86|L86R6-MAX|
Hisense|av|Hisense 55E3F|海信 55E3F|55E3F|
Hisense|av|Hisense 65E3F|海信 65E3F|65E3F|
Hisense|av|Hisense 55E7G|海信 55E7G|55E7G|
Hisense|av|Hisense 65U7G|海信 65U7G|65U7G|
Hisense|av|Hisense 75E3F|海信 75E3F|75E3F|
TCL|av|TCL 55V8|TCL 55V8|55V8|
TCL|av|TCL 65Q10|TCL 65Q10|65Q10|
TCL|av|TCL 75Q7E|TCL 75Q7E|75Q7E|
Skyworth|av|Skyworth 55A5|创维 55A5|55A5|
Skyworth|av|Skyworth 65A9|创维 65A9|65A9|
Sony|av|Sony KD-55X80J|索尼 KD-55X80J|KD-55X80J|X80J
Sony|av|Sony XR-65X90J|索尼 XR-65X90J|XR-65X90J|X90J
Samsung|av|Samsung UA55AU8800|三星 55AU8800|UA55AU8800JXXZ|
Samsung|av|Samsung QA65Q70A|三星 65Q70A|QA65Q70AAJXXZ|
HP|printer|LaserJet Pro M126nw|惠普 LaserJet Pro M126nw|CZ175A|M126
HP|printer|LaserJet M1005|惠普 LaserJet M1005|CB376A|1005
HP|printer|LaserJet Pro P1106|惠普 LaserJet P1106|CE653A|1106
HP|printer|Laser MFP 136w|惠普 Laser MFP 136w|4ZB86A|136w
HP|printer|LaserJet Pro MFP M227fdw|惠普 LaserJet M227fdw|G3Q75A|
HP|printer|Color LaserJet Pro M254dw|惠普彩色激光 M254dw|T6B60A|
HP|printer|OfficeJet Pro 8020|惠普 OfficeJet Pro 8020|1KR57D|
HP|printer|Smart Tank 518|惠普 Smart Tank 518|3YW73A|
Canon|printer|imageCLASS LBP2900+|佳能 LBP2900+|L11121E|2900
Canon|printer|imageCLASS MF3010|佳能 MF3010|F162100|
Canon|printer|imageCLASS MF113w|佳能 MF113w|F169500|
Canon|printer|PIXMA G3800|佳能 G3800|K10444|
Canon|printer|PIXMA TS3380|佳能 TS3380|K10511|
Epson|printer|Epson L3250|爱普生 L3250|C634D|
Epson|printer|Epson L4168|爱普生 L4168|C462S|
Epson|printer|Epson LQ-630KII|爱普生 LQ-630KII|P363A|针式630K
Epson|printer|Epson LQ-730KII|爱普生 LQ-730KII|P450A|针式730K
Epson|printer|Epson WF-C5290|爱普生 WF-C5290|C522A|
Brother|printer|Brother HL-1208|兄弟 HL-1208|HL-1208|
Brother|printer|Brother DCP-1618W|兄弟 DCP-1618W|DCP-1618W|
Brother|printer|Brother MFC-7380|兄弟 MFC-7380|MFC-7380|
Brother|printer|Brother DCP-T420W|兄弟 DCP-T420W|DCP-T420W|
TP-Link|network|TL-XDR3010|普联 TL-XDR3010|TL-XDR3010|
TP-Link|network|TL-XDR5430|普联 TL-XDR5430|TL-XDR5430|
TP-Link|network|TL-WDR7660|普联 TL-WDR7660|TL-WDR7660|
TP-Link|network|TL-WDR5620|普联 TL-WDR5620|TL-WDR5620|
TP-Link|network|TL-SG1008D|普联 TL-SG1008D 交换机|TL-SG1008D|
TP-Link|network|TL-R473G|普联 TL-R473G|TL-R473G|
Huawei|network|Huawei AX3 Pro|华为路由 AX3 Pro|WS7206|AX3Pro
Huawei|network|Huawei WS5200|华为路由 WS5200|WS5200|
Huawei|network|Huawei AX6|华为路由 AX6|WS7290|
Xiaomi|network|Xiaomi Router AX3000|小米路由器 AX3000|RA80|
Xiaomi|network|Redmi Router AX6S|红米路由器 AX6S|RB03|
ASUS|network|ASUS RT-AX86U|华硕 RT-AX86U|RT-AX86U|
Xiaomi|appliance|Mi Robot Vacuum-Mop 2|米家扫拖机器人 2|MJST1S|扫地机
Xiaomi|appliance|Mi Air Purifier 4|米家空气净化器 4|AC-M16-SC|
Midea|appliance|Midea MB-FB40S701|美的电饭煲 FB40S701|MB-FB40S701|电饭煲
Midea|appliance|Midea M1-L213C|美的微波炉 L213C|M1-L213C|微波炉
Midea|appliance|Midea C21-RT2170|美的电磁炉 RT2170|C21-RT2170|电磁炉
Haier|appliance|Haier ES60H-C6|海尔电热水器 ES60H-C6|ES60H-C6|热水器
Haier|appliance|Haier EG100MATE2S|海尔洗衣机 EG100MATE2S|EG100MATE2S|洗衣机
Gree|appliance|Gree KFR-35GW|格力空调 KFR-35GW|KFR-35GW|空调
Supor|appliance|Supor SP606|苏泊尔破壁机 SP606|SP606|破壁机
`
