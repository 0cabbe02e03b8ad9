"""Labels of many industries and in three languages: metric and cut. The wordings are made up, after how reports write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.reader.decision import How, decision
from assay.reader.naming.assign import assign
from reader.assign.made import labelled, lexicon, read_as

ENGLISH = [
    # what is divided by something that is no metric keeps its metric, and says by what
    ("Energy use per occupied room", "kWh/occupied room", "energy_consumed_per_other denominator=occupied_room"),
    ("Water consumption per meal served", "L/meal", "water_consumption_per_other denominator=meal"),
    ("Water consumption per lighthouse", "m3", "water_consumption_per_other denominator=lighthouse"),
    ("GHG emissions per unit produced", "kgCO2e/count", "ghg_emissions_per_other denominator=piece"),
    ("Scope 1 – Direct GHG emissions", "tCO2e", "scope_1"),
    ("Scopes 1 and 2", "tCO2e", "ghg_emissions"),
    ("Scope 2 emission intensity", "tCO2e/person", "scope_2_location_per_employee"),
    ("Female representation on the Board", "%", "board_members_share gender=female"),
    ("Number of directors", "person", "board_members"),
    ("Waste recycled > Plastic", "kg", "waste_recycled waste_stream=plastic"),
    # emissions
    ("Greenhouse gas > Direct emissions (Scope 1) ^{1 and 6}", "tCO2e", "scope_1"),
    ("GHG emissions > Scope 2 – Energy indirect emissions³", "t", "scope_2_location"),
    ("Scope 2 (market-based)", "tCO2e", "scope_2_market"),
    ("GHG emissions > Scope 3 – Other indirect emissions > Business air travel", "tCO2e", "scope_3 scope_3_category=business_travel"),
    ("Total GHG emissions (Scope 1 and 2)", "tCO2e", "ghg_emissions"),
    ("Total greenhouse gas emissions (Scopes 1, 2 and 3)", "tCO2e", "ghg_emissions_with_scope_3"),
    ("Carbon intensity > Per square metre of gross floor area", "tCO2e/m2", "ghg_emissions_per_floor_area"),
    ("GHG emission intensity (tCO2e/HK$ million revenue)", "tCO2e/MHKD", "ghg_emissions_per_revenue"),
    ("Scope 1 > Towngas for cooking", "tCO2e", "fuel_emissions carrier=towngas"),
    ("Scope 2 > Purchased electricity", "tCO2e", "electricity_emissions"),
    ("Air emissions > Nitrogen oxides (NOx)", "kg", "air_pollutants pollutant=nox"),
    ("Exhaust gas from vehicles > Respirable suspended particles (RSP)", "kg", "air_pollutants pollutant=pm"),
    ("Effluent > Chemical oxygen demand (COD)", "t", "water_pollutants pollutant=cod"),
    # energy, water, waste, packaging
    ("Energy use > Direct energy > Unleaded petrol", "MWh", "fuel_energy carrier=petrol"),
    ("Fuel > Diesel oil", "L", "fuel_consumed carrier=diesel"),
    ("Electricity", "kWh", "electricity_purchased"),
    ("Electricity intensity", "kWh/person", "electricity_purchased_per_employee"),
    ("Total direct energy consumption", "GJ", "energy_direct"),
    ("Total indirect energy consumption", "GJ", "energy_indirect"),
    ("Total energy consumed", "MWh", "energy_consumed"),
    ("Total water consumed", "m3", "water_consumption"),
    ("Water > Intensity", "m3/person", "water_consumption_per_employee"),
    ("Fresh water withdrawal", "m3", "water_withdrawn"),
    ("Reclaimed water used for irrigation", "m3", "wastewater_reused"),
    ("Hazardous waste > Used batteries", "kg", "hazardous_waste waste_stream=batteries"),
    ("Hazardous waste by disposal method > Sent to landfill", "t", "hazardous_waste treatment=landfilled"),
    ("Non-hazardous waste > Food waste from hotels", "t", "non_hazardous_waste waste_stream=kitchen"),
    ("Waste > Total non-hazardous waste produced", "t", "non_hazardous_waste"),
    ("Non-hazardous wastes > – in intensity", "t/10000CNY", "non_hazardous_waste_per_revenue"),
    ("Packaging materials used for finished products > Cartons", "t", "packaging_used packaging_material=carton"),
    # people
    ("Number of employees > By gender > Female", "person", "employees gender=female"),
    ("Workforce by age group > Below 30", "person", "employees age=under_30"),
    ("Workforce by age group > Aged 31-45", "person", "employees age=31_to_45"),
    ("Workforce by age group > 50 or above", "person", "employees age=50_and_above"),
    ("Employees > By geographical region > Hong Kong SAR", "person", "employees region=hong_kong"),
    ("Employees > By geographical region > Guangdong Province", "person", "employees region=guangdong"),
    ("Employees > By employment type > Contract or short-term", "person", "employees employment_type=temporary"),
    ("Employees > By employee category > Store managers", "person", "employees category=store_managers"),
    ("Percentage of female employees in senior management", "%", "employees_share category=senior_management;gender=female"),
    ("Employee turnover rate > By region > The PRC", "%", "turnover_rate region=mainland_china"),
    ("Turnover > Male", "%", "turnover_rate gender=male"),
    ("New hires > Male", "person", "hires gender=male"),
    ("Number of work-related fatalities", "person", "fatalities"),
    ("Lost days due to work injury", "day", "lost_days"),
    ("Lost time injury rate (per million hours)", "", "ltifr"),
    ("Percentage of employees trained > Middle management", "%", "trained_rate category=middle_management"),
    ("Average training hours per employee > Senior management", "h", "training_hours_average category=senior_management"),
    ("Total training hours", "h", "training_hours"),
    # operating practices
    ("Number of suppliers by region > Southeast Asia", "count", "suppliers region=southeast_asia"),
    ("Products recalled for safety and health reasons", "%", "recall_rate"),
    ("Number of products and service related complaints received", "count", "complaints"),
    ("Customer complaint resolution rate", "%", "complaint_resolution_rate"),
    ("Concluded legal cases regarding corrupt practices", "count", "corruption_cases"),
    ("Anti-corruption training > Directors", "h", "anti_corruption_hours trainee_group=directors"),
    ("Anti-corruption training > Number of participants > Employees", "person", "anti_corruption_trained trainee_group=employees"),
    ("Community investment > Education", "MHKD", "community_investment focus_area=education"),
    ("Volunteer hours", "h", "volunteer_hours"),
    ("R&D investment > Year-on-year increase", "%", "rd_investment_growth"),
]  # fmt: skip

TRADITIONAL = [
    ("溫室氣體排放 > 範圍一（直接排放）", "tCO2e", "scope_1"),
    ("溫室氣體排放 > 範疇2：能源間接排放", "tCO2e", "scope_2_location"),
    ("溫室氣體排放 > 範圍三 > 僱員商務差旅", "tCO2e", "scope_3 scope_3_category=business_travel"),
    ("溫室氣體總排放量（範圍一及二）", "tCO2e", "ghg_emissions"),
    ("溫室氣體排放密度", "tCO2e/MHKD", "ghg_emissions_per_revenue"),
    ("廢氣 > 氮氧化物", "kg", "air_pollutants pollutant=nox"),
    ("有害廢棄物種類 > 廢機油", "t", "hazardous_waste waste_stream=waste_oil"),
    ("無害廢棄物總量", "t", "non_hazardous_waste"),
    ("無害廢棄物 > 生活垃圾", "t", "non_hazardous_waste waste_stream=domestic"),
    ("資源 > 電", "kWh", "electricity_purchased"),
    ("能源消耗 > 直接能源 > 柴油", "MWh", "fuel_energy carrier=diesel"),
    ("用水總量", "m3", "water_consumption"),
    ("用水密度", "m3/person", "water_consumption_per_employee"),
    ("製成品所用包裝材料 > 打包帶", "t", "packaging_used packaging_material=strapping"),
    ("僱員 > 按年齡組別劃分 > 30歲以下", "person", "employees age=under_30"),
    ("僱員 > 按年齡組別劃分 > 51歲及以上", "person", "employees age=51_and_above"),
    ("僱員 > 按僱傭類型 > 兼職", "person", "employees employment_type=part_time"),
    ("按地區劃分的僱員流失率 > 澳門", "%", "turnover_rate region=macau"),
    ("每名僱員完成受訓的平均時數 > 按僱員類別 > 中級管理層", "h", "training_hours_average category=middle_management"),
    ("受訓僱員百分比 > 女性", "%", "trained_rate gender=female"),
    ("因工傷損失工作日數", "day", "lost_days"),
    ("按地區劃分的供應商數目 > 中國內地", "count", "suppliers region=mainland_china"),
    ("接獲關於產品及服務的投訴數目", "count", "complaints"),
    ("已售或已運送產品總數中因安全與健康理由而須回收的百分比", "%", "recall_rate"),
    ("對發行人或其僱員提出並已審結的貪污訴訟案件", "count", "corruption_cases"),
]  # fmt: skip

SIMPLIFIED = [
    ("范围1 直接温室气体排放", "tCO2e", "scope_1"),
    ("碳排放强度", "tCO2e/MCNY", "ghg_emissions_per_revenue"),
    ("外购电力", "10000kWh", "electricity_purchased"),
    ("天然气消耗量", "m3", "fuel_consumed carrier=natural_gas"),
    ("综合能耗", "MWh", "energy_consumed"),
    ("危险废物产生量", "t", "hazardous_waste"),
    ("一般固体废物", "t", "non_hazardous_waste"),
    ("总耗水量", "m3", "water_consumption"),
    ("废水排放量", "10000t", "water_discharged"),
    ("员工总数", "person", "employees"),
    ("按性别划分 > 员工人数 > 男", "person", "employees gender=male"),
    ("员工流失率（%） > 30-50岁", "%", "turnover_rate age=30_to_50"),
    ("员工培训覆盖率", "%", "trained_rate"),
    ("人均培训时长 > 基层员工", "h", "training_hours_average category=general_staff"),
    ("因工死亡人数", "person", "fatalities"),
    ("劳动合同签订率", "%", "contract_signing_rate"),
    ("反贪污培训时数", "h", "anti_corruption_hours"),
    ("公益捐赠总额", "10000CNY", "community_investment"),
    ("志愿服务时长", "h", "volunteer_hours"),
    ("研发投入占营业收入比例", "%", "rd_investment_rate"),
]


@pytest.mark.parametrize(("path", "symbol", "expected"), ENGLISH)
def test_english(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


@pytest.mark.parametrize(("path", "symbol", "expected"), [*TRADITIONAL, *SIMPLIFIED])
def test_chinese(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


# As issuers of Taiwan and the Chinese text of GRI 302 to 403 say it.
ELSEWHERE = [
    ("溫室氣體排放密集度", "tCO2e/MCNY", "ghg_emissions_per_revenue"),
    ("能源密集度", "GJ/MCNY", "energy_consumed_per_revenue"),
    ("職業傷害所造成的死亡人數", "person", "fatalities"),
    ("可記錄之職業傷害人數", "person", "injuries"),
    ("職業安全衛生 > 死亡人數 > 員工", "person", "fatalities"),
    ("工作時數 > 員工", "h", "hours_worked"),
    ("一般事業廢棄物", "t", "non_hazardous_waste"),
    ("放流水量", "m3", "water_discharged"),
    ("製程水回收量", "m3", "wastewater_reused"),
    ("教育訓練時數", "h", "training_hours"),
    ("年底在職員工人數 > 女性", "person", "employees gender=female"),
    ("管理項目 > 水污染防治 > 總取水量", "ML", "water_withdrawn"),
    ("範疇三 > 採購之商品及服務", "tCO2e", "scope_3 scope_3_category=purchased_goods"),
]


@pytest.mark.parametrize(("path", "symbol", "expected"), ELSEWHERE)
def test_chinese_of_elsewhere(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


WHAT_IS_COUNTED = [
    ("Fatalities > Employees", "person", "fatalities"),
    ("New hires > Employees", "person", "hires"),
    ("Total workforce > Employees", "person", "employees"),
    ("Employee Turnover by Age Group > HC > Under 30", "person", "leavers age=under_30"),
    ("Breakdown of New Hires by Gender > Male", "%", "hires_share gender=male"),
    ("New hire rate by gender > Male", "%", "hire_rate gender=male"),
    ("Direct emissions (Scope 1) > Diesel", "t", "fuel_emissions carrier=diesel"),
    ("GHG emissions > Diesel consumption", "t", "fuel_consumed carrier=diesel"),
    ("Business travel > Total GHG emissions", "tCO2e", "scope_3 scope_3_category=business_travel"),
    ("商務差旅溫室氣體排放自有交通工具 > 排放量", "tCO2e", ""),
    ("Use of energy > Diesel", "t", "fuel_consumed carrier=diesel"),
    ("Percentage of senior management taking trainings", "%", "trained_rate category=senior_management"),
]


@pytest.mark.parametrize(("path", "symbol", "expected"), WHAT_IS_COUNTED)
def test_the_heading_says_what_is_counted(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


TRAPS = [
    ("Non-hazardous waste", "t", "non_hazardous_waste"),
    ("非有害廢棄物", "t", "non_hazardous_waste"),
    ("Energy consumption", "MWh", "energy_consumed"),
    ("Water consumption", "m3", "water_consumption"),
    ("Energy consumption", "m3", ""),
    ("Direct energy consumption", "MWh", "energy_direct"),
    ("Indirect energy consumption", "MWh", "energy_indirect"),
    ("Other indirect emissions", "tCO2e", "scope_3"),
    ("Turnover", "MHKD", "revenue"),
    ("Turnover", "person", "leavers"),
    ("Turnover rate", "%", "turnover_rate"),
    ("Inventory turnover rate", "%", ""),
    ("Training hours", "h", "training_hours"),
    ("Average training hours", "h", "training_hours_average"),
    ("Lost days", "day", "lost_days"),
    ("Lost-time injuries", "count", "lost_time_injuries"),
    ("Work injury rate per 1,000 employees", "", "injury_rate"),
    ("Electricity saved by LED lamps", "kWh", "electricity_saved"),
    ("Water saved", "m3", "water_saved"),
    ("Wastewater discharged", "m3", "water_discharged"),
    ("Wastewater reuse rate", "%", "wastewater_reuse_rate"),
    ("Solar power generated", "kWh", "electricity_self_generated"),
    ("Products sold", "count", "products_sold"),
    ("Percentage of products recalled", "%", "recall_rate"),
    ("Complaints", "count", "complaints"),
    ("Privacy complaints", "count", "data_breaches"),
    ("Complaint handling rate", "%", "complaint_resolution_rate"),
    ("New invention patents authorised", "count", "patents_granted patent_type=invention"),
    ("Patent applications", "count", "patent_applications"),
]

NOTHING = [
    ("Number of hotels", "count"),
    ("Number of employees with disabilities", "person"),
    ("Board meetings held", "count"),
    ("Loans granted to green projects", "MHKD"),
    ("Profit attributable to shareholders", "MHKD"),
    ("Employees awarded long service medals", "person"),
    ("Green building floor area", "m2"),
    ("Number of independent directors", "person"),
    ("Political donations", "HKD"),
    ("Electricity generated", "MWh"),
    ("Training rate of apprentices", "%"),
    ("Staff costs", "MHKD"),
    ("Current tax expense", "MHKD"),
    ("General key figures", ""),
    ("上網電量", "MWh"),
    ("學徒培訓率", "%"),
    ("Average delivery time", "day"),
    ("董事會會議次數", "count"),
    ("酒店數目", "count"),
    ("綠色債券發行額", "MCNY"),
]


@pytest.mark.parametrize(("path", "symbol", "expected"), TRAPS)
def test_words_that_look_alike(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


@pytest.mark.parametrize(("path", "symbol"), NOTHING)
def test_nothing_is_forced(path: str, symbol: str) -> None:
    assert read_as(path, symbol) == ""


SEGMENTS = [
    ("Electricity consumption – Hotels", "kWh", "electricity_purchased site=hotels"),
    ("GHG emission intensity - Hospitality management", "tCO2e/room_night", "ghg_emissions_per_other denominator=room_night;site=hospitality_management"),
    ("Scope 1 greenhouse gas emissions (Shenzhen plant)", "tCO2e", "scope_1 site=shenzhen_plant"),
    # what is no place
    ("Water consumption – recycled", "m3", ""),
    ("Electricity consumption – target for 2030", "kWh", ""),
    ("Total GHG emissions (Scope 1 & 2) intensity", "tCO2e/ft2", "ghg_emissions_per_floor_area"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "symbol", "expected"), SEGMENTS)
def test_a_segment_behind_the_name_is_a_place(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


def test_under_a_heading_of_change_nothing_is_of_the_level() -> None:
    """The growth of what is spent on research is no share of revenue."""
    level = labelled("Group > R&D investment", "%")
    change = replace(level, decided=(decision(How.YEAR_OF_CHANGE),))
    assert [assign([claim], lexicon())[0].metric for claim in (level, change)] == [
        "rd_investment_rate",
        "rd_investment_growth",
    ]


def test_shares_of_a_board_do_not_say_whom_the_next_rows_count() -> None:
    """ "Women on the board 45 %" and then "25 and under 8,300": these are no directors."""
    board = labelled("People > Percentage female - board of directors", "%")
    counted = replace(labelled("People > 25 and under", "person"), id=2, row=2)
    assert [claim.metric for claim in assign([board, counted], lexicon())] == ["board_members_share", ""]


def test_words_in_brackets_name_places_nobody_knows() -> None:
    said = read_as("Percentage of suppliers by region > Overseas (mostly in Elmland and Oakland)", "%")
    assert said.startswith("suppliers_share region=overseas")
