/// What other registers of people, training and what is owned call their columns, in English and German.
extension HeadingWords {
  /// Columns that are no fields: who of two people of one name is meant.
  static let personNumber = "person_number"
  static let personEmail = "person_email"

  static let people: [Row] = [
    (
      "name",
      words(
        """
        employee fullname employeename person staff staffname staffmember colleague who mitarbeiter mitarbeiterin
        mitarbeitername mitarbeitende mitarbeitender vorundnachname besch\u{E4}ftigte besch\u{E4}ftigter teilnehmer
        nameofemployee learner
        """)
    ),
    (
      "roles",
      words(
        """
        role jobtitle jobrole position function title job jobs rolle rollen funktion funktionen stelle t\u{E4}tigkeit
        taetigkeit beruf stellenbezeichnung berufsbezeichnung designation occupation
        """)
    ),
    (
      "area",
      words(
        """
        department dept team site location process unit workplace abteilung abt bereich arbeitsbereich fachbereich
        gruppe standort werk ort section division
        """)
    ),
    (
      "email", words("emailaddress mail workemail emailadresse")
    ),
    (
      "joined",
      words(
        """
        startdate started start hired hiredate joineddate datejoined joiningdate since eintritt eintrittsdatum
        eintrittam eingestellt eingestelltam startdatum dateofhire besch\u{E4}ftigtseit
        """)
    ),
    (
      "left",
      words(
        """
        leftdate dateleft leavingdate leavedate leaver enddate ended end lastday until austritt austrittsdatum
        austrittam ausgeschieden letzterarbeitstag
        """)
    ),
    ("number", personNumbers),
    ("terms", words("rolessince roleterms rollenseit")),
    ("notes", remarks),
  ]

  static let training: [Row] = [
    (
      "person",
      words(
        """
        employee name employeename fullname staff staffname staffmember who trainee attendee mitarbeiter mitarbeiterin
        mitarbeitername mitarbeitende mitarbeitender teilnehmer teilnehmerin participant vorundnachname learner
        learnername besch\u{E4}ftigter besch\u{E4}ftigte ma attendeename traineename personname
        """)
    ),
    (
      "competence",
      words(
        """
        competency training course coursename trainingname skill qualification topic schulung unterweisung thema
        schulungsthema unterweisungsthema kurs lehrgang seminar kompetenz qualifikation ma\u{DF}nahme schulungsma\u{DF}nahme
        trainingtitle coursetitle module certification schulungunterweisung bezeichnung trainingcourse trainingtopic
        typeoftraining trainingtype program programme trainingprogram trainingprogramme subject licence license
        schulungsart schulungsbezeichnung schulungstitel schulungsinhalt titelderschulung weiterbildung fortbildung inhalt
        """)
    ),
    (
      "date",
      words(
        """
        trainingdate trained trainedon datetrained completed completedon completeddate
        datecompleted completiondate achieved attended when datum schulungsdatum unterweisungsdatum am geschultam
        durchgef\u{FC}hrtam absolviertam teilgenommenam datumderschulung datumderunterweisung kursdatum issued issuedate
        ausgestelltam letzteschulung dateoftraining lasttraining
        """)
    ),
    (
      "expires",
      words(
        """
        expiry expirydate expiration expirationdate expireson validuntil validto renewal
        renewaldate refresherdue nextdue due duedate g\u{FC}ltigbis gueltigbis ablauf ablaufdatum l\u{E4}uftabam
        n\u{E4}chsteschulung n\u{E4}chsteunterweisung n\u{E4}chstef\u{E4}lligkeit f\u{E4}llig f\u{E4}lligam wiederholung wiederholungam
        nexttraining nextduedate befristetbis
        """)
    ),
    (
      "evidence",
      words(
        """
        certificate certificateno certificatenumber proof record nachweis zertifikat zertifikatnr zertifikatsnr
        zertifikatsnummer bescheinigung urkunde certno evidencereference teilnahmebescheinigung
        """)
    ),
    (
      "result",
      words(
        "outcome passfail passed status ergebnis bestanden pr\u{FC}fungsergebnis resultat attendance teilnahme"
      )
    ),
    ("level", words("levelreached grade stufe niveau score punkte bewertung rating")),
    (
      "trainer",
      words(
        "instructor teacher assessor trainedby referent ausbilder dozent unterweiser schulungsleiter tutor"
      )
    ),
    (
      "duration",
      words(
        "hours hrs length durationhours dauer stunden std dauerstunden dauerh schulungsdauer days tage"
      )
    ),
    ("session", words("sessionname termin")),
    (
      "judged_by",
      words(
        "effectjudgedby assessedby evaluatedby bewertetvon beurteiltvon wirksamkeitgepr\u{FC}ftvon")
    ),
    (
      "judge_on",
      words("judgeon evaluationdue effectivenessdue wirksamkeitspr\u{FC}fungam wirksamkeitbis")
    ),
    (
      "effect",
      words(
        "effective effectiveness iseffective wirksam wirksamkeit wirksamkeitspr\u{FC}fung wirksamkeitskontrolle"
      )
    ),
    ("judged", words("judgedon evaluatedon wirksamkeitgepr\u{FC}ftam beurteiltam")),
    ("judgement", words("seenin evaluation evidenceofeffect beurteilung wirksamkeitsnachweis")),
    ("notes", remarks),
    (personNumber, personNumbers),
    (personEmail, words("email emailaddress mail workemail emailadresse")),
  ]

  static let requirements: [Row] = [
    (
      "role",
      words(
        "roles jobrole jobtitle position function job rolle funktion stelle t\u{E4}tigkeit taetigkeit"
      )
    ),
    (
      "competence",
      words(
        """
        competency training course skill qualification topic schulung unterweisung thema kurs lehrgang kompetenz
        qualifikation schulungsthema anforderung
        """)
    ),
    (
      "refresh_months",
      words(
        """
        refresh refresher refreshermonths refreshinterval months interval intervalmonths validity
        validitymonths validformonths frequency frequencymonths intervall intervallmonate intervallinmonaten
        intervalljahre intervallinjahren wiederholung wiederholungsintervall g\u{FC}ltigkeit g\u{FC}ltigkeitmonate turnus
        h\u{E4}ufigkeit auffrischung auffrischungmonate g\u{FC}ltigkeitsdauer years validityyears intervalyears
        frequencyyears refreshyears
        """)
    ),
    (
      "mandatory",
      words(
        "ismandatory required compulsory obligatory must pflicht verpflichtend pflichtschulung obligatorisch"
      )
    ),
    ("level", words("levelneeded requiredlevel sollstufe sollniveau stufe niveau targetlevel")),
    ("within", words("neededwithin frist einarbeitung tobemetwithin")),
    ("grace", words("graceperiod karenz kulanz toleranz nachfrist schonfrist")),
    ("since", words("countsfrom validfrom from g\u{FC}ltigab seit ab giltab")),
    (
      "reason",
      words("because becauseof grund begr\u{FC}ndung anlass source legalbasis rechtsgrundlage")
    ),
    ("notes", remarks),
  ]

  static let competences: [Row] = [
    (
      "name",
      words(
        "competence competency training course skill qualification topic schulung unterweisung thema kompetenz qualifikation kurs"
      )
    ),
    ("kind", words("type category art kategorie")),
    ("provider", words("supplier school anbieter veranstalter schulungsanbieter trainingprovider")),
    ("teaches", words("document procedure dokument sop vermittelt")),
    ("owner", words("responsible verantwortlich verantwortlicher zust\u{E4}ndig")),
    ("duration", words("dauer hours stunden")),
    ("seats", words("pl\u{E4}tze maxparticipants teilnehmerzahl capacity")),
    ("judge_after", words("judgedafter wirksamkeitspr\u{FC}fungnach evaluateafter")),
    ("notes", remarks),
  ]

  static let roles: [Row] = [
    ("name", words("role jobtitle position function job rolle funktion stelle t\u{E4}tigkeit")),
    ("notes", remarks),
  ]

  static let areas: [Row] = [
    ("name", words("area department process abteilung bereich")),
    ("kind", words("type art")),
    ("site", words("belongsto standort werk location parent geh\u{F6}rtzu")),
    ("owner", owners), ("deputy", deputies), ("notes", remarks),
  ]

  /// The keys of columns that are no fields: the day on which a document is to be reviewed, and was reviewed last.
  static let nextReview = "next review of the document"
  static let lastReview = "last review of the document"
  /// The keys of columns that are no fields: what an objective's last reading is, and of which day.
  static let actual = "actual of the objective"
  static let actualDay = "day of the actual"

  static let documents: [Row] = [
    (
      "reference",
      words(
        "ref no number documentno documentnumber docno docid id nr dokumentnr dokumentennummer nummer k\u{FC}rzel"
      )
    ),
    ("title", words("name document documenttitle dokument titel bezeichnung")),
    ("kind", words("type documenttype art dokumentart")),
    ("version", words("revision rev ausgabe stand issue")),
    (
      "issued",
      words(
        "issuedate validfrom effectivedate effective g\u{FC}ltigab ausgabedatum inkraft freigegebenam"
      )
    ),
    ("owner", owners), ("deputy", deputies),
    ("area", words("department abteilung bereich process")),
    ("roles", words("role rollen rolle funktionen betrifft appliesto")),
    ("clauses", words("clause isoclause normkapitel kapitel")),
    ("place", words("location path link ablage ablageort pfad url")),
    (
      "withdrawn",
      words("withdrawnon obsolete zur\u{FC}ckgezogen ung\u{FC}ltigab ung\u{FC}ltigseit")
    ),
    ("notes", remarks),
    (
      "review_every",
      words("reviewinterval reviewcycle reviewperiod reviewfrequency pr\u{FC}fintervall turnus")
    ),
    ("review_on", words("fixedreviewdays reviewdays pr\u{FC}ftage")),
    ("replaced_by", words("supersededby replacement ersetztdurch nachfolger")),
    (
      nextReview,
      words(
        """
        nextreview nextreviewdate reviewdate reviewdue reviewduedate duereview reviewby
        n\u{E4}chstepr\u{FC}fung pr\u{FC}ftermin wiedervorlage
        """)
    ),
    (
      lastReview,
      words(
        "lastreview lastreviewed lastreviewdate reviewed reviewedon letztepr\u{FC}fung gepr\u{FC}ftam"
      )
    ),
  ]

  static let objectives: [Row] = [
    ("name", words("objective aim goal ziel qualit\u{E4}tsziel kpiname kpi")),
    ("measure", words("metric kpi indicator kennzahl messgr\u{F6}\u{DF}e")),
    ("outcome", words("serves businessoutcome nutzen benefit")),
    ("owner", owners), ("deputy", deputies),
    ("due", words("duedate deadline by termin f\u{E4}llig bis frist")),
    ("closed", words("closedon achievedon erledigt abgeschlossen")),
    ("notes", remarks),
    ("unit", words("units unitofmeasure uom einheit")),
    ("baseline", words("startvalue startingvalue ausgangswert basiswert")),
    ("target", words("targetvalue goalvalue zielwert sollwert soll")),
    ("started", words("from startdate start beginn abwann")),
    (
      "frequency",
      words("readevery readingfrequency measurementfrequency h\u{E4}ufigkeit messintervall")
    ),
    ("clauses", words("clause isoclause normkapitel kapitel")),
    ("given_up", words("givenupbecause abandoned aufgegeben")),
    (
      actual,
      words("actual actualvalue current currentvalue latest latestvalue result ist istwert aktuell")
    ),
    (actualDay, words("asof readon readingdate actualdate measuredon stichtag messdatum")),
  ]

  static let responsibilities: [Row] = [
    ("edition", words("standard norm")),
    ("clauses", words("clause kapitel normkapitel")),
    ("owner", owners), ("deputy", deputies), ("notes", remarks),
  ]

  static let sessions: [Row] = [
    (
      "competence",
      words("competency training course topic schulung unterweisung thema kurs kompetenz")
    ),
    ("date", words("day on datum tag termin sessiondate schulungsdatum")),
    ("starts", words("time starttime uhrzeit beginn von")),
    ("place", words("location room venue ort raum")),
    ("trainer", words("instructor referent ausbilder dozent")),
    ("provider", words("anbieter veranstalter")),
    ("duration", words("hours dauer stunden")),
    ("seats", words("pl\u{E4}tze maxparticipants capacity")),
    ("evidence", words("attendancelist teilnehmerliste anwesenheitsliste nachweis")),
    ("held", words("heldon durchgef\u{FC}hrt durchgef\u{FC}hrtam")),
    ("cancelled", words("canceled abgesagt ausgefallen")),
    ("notes", remarks), ("ends", words("lastday enddate letztertag enddatum")),
  ]

  static let remarks = words(
    "note comment comments remarks remark bemerkung bemerkungen anmerkung anmerkungen kommentar hinweis"
  )
  static let owners = words(
    "responsible verantwortlich verantwortlicher verantwortliche eigner zust\u{E4}ndig processowner"
  )
  private static let deputies = words(
    "substitute vertretung stellvertreter stellvertretung vertreter backup")
  private static let personNumbers = words(
    """
    number personalnummer personalnr persnr pnr mitarbeiternummer mitarbeiternr manr stammnummer stammnr
    personnelnumber personnelno employeenumber employeeno empno empid employeeid staffnumber staffno staffid personid
    payrollnumber payrollno clocknumber badge badgeno mitarbeiterid personnelnr
    """)
}
