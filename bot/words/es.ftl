## Positions and gauges

side-long = long
side-short = short
position-name = { $symbol } { $side }
position-line = { $position } { $size } · { $notional } · { $leverage } · ADL { $gauge }
position-open =
    { $positions ->
        [0] sin posiciones abiertas
        [one] 1 posición abierta
       *[other] { $positions } posiciones abiertas
    }
gauge-level = { $level } de { $of }
gauge-venue = { $level } de { $of } (exchange: { $value })
gauge-own-scale = { $value } ({ $first } se cierra primero)
gauge-not-offered = no disponible aquí
gauge-absent = no enviado esta vez
gauge-unrecognised = valor desconocido ({ $value })
leverage-unknown = apalancamiento ?
leverage-times = { $leverage }×
size-base = { $size }
size-contracts = { $size } contratos
size-usd = { $size } USD
size-in-coins = { $size } ({ $coins } { $base })
notional-unknown = valor ?
as-of = Datos de: { $at }
account = { $label } ({ $venue })
account-note = Nota: { $note }
names-more = { $names } y { $count } más

## Alerts

first-head = Primera lectura de { $account }: { $count }
first-foot = Aquí empiezo; no informo de lo anterior. Datos de: { $at }
gauge-rose-head = El indicador de ADL sube a { $gauge }: { $position } · { $account }
gauge-top-head = La siguiente para ADL ({ $gauge }): { $position } · { $account }
gauge-fell-head = El indicador de ADL baja a { $gauge }: { $position } · { $account }
gauge-rose-line = Baja con: menos tamaño, algo de ganancia tomada, menos apalancamiento.
score-exact = Por qué: { $parts } = { $score }
score-estimate = Por qué: { $parts } = { $score } (estimado)
score-bound = Por qué: { $parts } = { $score } como máximo (no se pudo leer: { $missing })
score-part = { $name } { $value }
ways-line = A la mitad: { $ways }.
ways-or = { " " }o{ " " }
way-reduce = cerrar { $size }
way-add-margin = añadir { $amount } de margen
way-lower-leverage = bajar el apalancamiento efectivo a { $leverage }
way-take-profit = tomar { $amount } de ganancia y volver a abrir
way-take-all-profit = tomar toda la ganancia y volver a abrir
fact-was = Antes
fact-size = Tamaño
fact-value = Valor
fact-profit = Ganancia no realizada
fact-leverage = Apalancamiento
fact-exchange-says = El exchange dice
fact-mark = Precio de marca
adl-part-head = ADL cerró { $percent } de tu { $position } · { $account }
adl-some-head = ADL cerró { $size } de tu { $position } · { $account }
adl-closed-head = ADL cerró tu { $position } · { $account }
adl-many-head = ADL afectó a { $count } de tus posiciones · { $account }
adl-line = { $position }: { $taken } cerrado a { $price }, queda { $left }{ $realised }
adl-line-realised = , { $realised } realizado
adl-more =
    { $count ->
        [one] …y 1 posición más.
       *[other] …y { $count } posiciones más.
    }
adl-over =
    Terminado: { $fills ->
        [one] 1 ejecución
       *[other] { $fills } ejecuciones en { $duration }
    }; { $full ->
        [0] ninguna posición cerrada
        [one] 1 posición cerrada
       *[other] { $full } posiciones cerradas
    }{ $part ->
        [0] .
       *[other] , en parte: { $part }.
    }
sum-taken =
    { $worth } en { $fills ->
        [one] 1 ejecución
       *[other] { $fills } ejecuciones
    }
fact-against-mark = Frente al precio de marca
mark-worse = { $amount } peor
mark-better = { $amount } mejor
fact-signs = Indicios
hint-under-way = el exchange la marcó como en desapalancamiento
hint-order-gone = el exchange canceló allí una orden por ADL
hint-system-trade = su última operación fue del sistema del propio exchange
hint-neighbour = ADL cerró posición en otra cuenta vigilada aquí, en el mismo mercado
hint-market = hay ADL en este mercado
hint-top = era la primera en la cola de ADL
hint-liquidation = pudo ser una liquidación
fact-taken = Cerrado
fact-taken-of = { $taken } de { $before } a { $price }
fact-taken-at = { $taken } a { $price }
fact-left = Queda
left-as-expected = { $shown } (lo esperado)
left-as-expected-own =
    { $shown } (lo esperado: tú { $own ->
        [bought] añadiste
       *[other] cerraste
    } { $size })
left-differs = { $shown }, se esperaba { $expected }
mark-seen = { $price } (visto { $ago } antes)
mark-about = alrededor de { $amount }
left-expected = se espera { $expected }; aún no leído
left-unknown = aún no leído
fact-realised = Realizado
fact-realised-about = Realizado, aprox.
by-entry-price = { $amount } (según el precio de entrada, antes de comisiones)
realised-of = { $realised }; { $share } de los { $profit } que llevaba ganados
fact-fees = Comisiones
fact-fills = Ejecuciones
fact-proof = Prueba
adl-late = Visto { $late } después de ocurrir.
adl-hedge = Si era una pata de una cobertura, la otra está ahora descubierta.
hedge-open = Cobertura { $base }: { $hedged } cubierto, neto { $net } { $base }{ $usd }, antes { $before }.
hedge-state-open = { $base }: { $hedged } cubierto, neto { $net } { $base }{ $usd }
hedge-held = Cobertura { $base }: sigue equilibrada, neto { $net } { $base }{ $usd }.
hedge-mended = Cobertura { $base }: otra vez equilibrada, neto { $net } { $base }{ $usd }.
hedge-usd = { " " }({ $usd })
hedge-naked = Descubierto: { $leg }, { $gap } { $base }.
hedge-closes = Lo cierra: { $ways }.
hedge-reduce = { $side } { $size } de { $symbol } en { $where }
hedge-rebuild = reponer: { $side } { $size } de { $symbol } en { $where } (margen libre: { $margin })
hedge-and = { $one } y { $other }
hedge-or = { $one } o { $other }
hedge-unread = { $where } no se lee desde { $since }: sus patas pueden ser ya otras.
hedge-more = …y { $count ->
    [one] 1 cobertura más
   *[other] { $count } coberturas más
}: /hedges
hedge-drift-head = La cobertura { $base } está desequilibrada: { $hedged } cubierto, neto { $net } { $base }{ $usd }
hedge-back-head = La cobertura { $base } vuelve a estar equilibrada: neto { $net } { $base }{ $usd }
hedge-not-one = Te aviso por tus propias operaciones. Si no es una cobertura, dilo en /hedges.
leg-name = { $where } { $symbol } { $side }
leg-spot = { $where } spot
symbol-spot = { $base } spot
margin-unread = no se puede leer
under-way-head = El exchange está desapalancando ahora mismo tu { $position } · { $account }
under-way-line = Aún no se sabe cuánto cerrará. Este mensaje cambia en cuanto se sepa.
under-way-over-head = El exchange ya no está desapalancando tu { $position } · { $account }
under-way-over-line = No llegó ninguna ejecución; compara el tamaño con la página del exchange.
under-way-told-head = ADL afectó a tu { $position } · { $account }
under-way-told-line = Se informa junto con tus otras posiciones, en el mensaje de ADL de esta cuenta.
orders-fact = Órdenes
orders-sum = desaparecieron { $cancelled }{ $protection }, quedan { $left }
orders-protection =
    { $count ->
        [0] { "" }
       *[other] { " " }({ $count } de ellas stops)
    }
orders-gone-line = Desaparecida: { $order } ({ $reason })
orders-more = …y { $count } más.
cancel-adl = ADL
cancel-liquidation = para evitar una liquidación
cancel-position-gone = su posición ya no existe o es demasiado pequeña
cancel-settlement = liquidación del contrato
cancel-owner = por ti
cancel-other = otro motivo
cancel-unstated = sin motivo indicado
cancel-with-proof = { $reason }: { $proof }
neutral-left-head = { $account } ha salido del modo delta neutral
neutral-left-line = Donde este modo deja las posiciones al final de la cola de ADL, ya no lo están.
neutral-entered-head = { $account } está en el modo delta neutral
neutral-entered-line = Donde el exchange lo ofrece, ADL cierra al final las posiciones que cumplen los requisitos.
neutral-unstated-head = { $account }: el exchange ya no dice si está en el modo delta neutral
neutral-unstated-line = No cuentes con estar al final de la cola de ADL.
regime-warning-head = Aviso de ADL en { $symbol } · { $account }
regime-cascade-head = Cascada en { $symbol } · { $account }
regime-eased-head = La cascada en { $symbol } terminó, el peligro sigue cerca · { $account }
regime-recovering-head = La cascada en { $symbol } terminó, aún sin calma · { $account }
regime-calm-head = { $symbol } vuelve a la calma tras { $duration } · { $account }
regime-calm-line = Ya no queda allí ninguna señal de peligro.
regime-why = Por qué: { $why }.
regime-danger-line = Tienes posición en este mercado. Menos tamaño, algo de ganancia tomada o menos apalancamiento te aleja en la cola.
regime-wait-line = Espera a que haya calma antes de tomar riesgo nuevo allí.
regime-calm = calma
regime-warning = aviso
regime-cascade = cascada
regime-recovering = en recuperación
regime-unknown = el exchange no lo evalúa; ADL cerró algo tuyo en la última hora
regime-because = { $regime } – { $why }
why-venue-says-adl = el exchange dice que hay ADL
why-venue-mark = ADL está cerca según la medida del propio exchange
why-trigger-near = recorrido { $number } del camino al umbral de ADL del exchange
why-trigger-passed = se alcanzó el umbral de ADL del exchange
why-fund-fell-1h = el fondo de seguro cayó { $number } en 1 h
why-fund-fell-8h = el fondo de seguro cayó { $number } en 8 h
why-fund-fell-24h = el fondo de seguro cayó { $number } en 24 h
why-adl-here =
    { $number ->
        [1] 1 ejecución de ADL en cuentas vigiladas aquí en cuestión de minutos
       *[other] { $number } ejecuciones de ADL en cuentas vigiladas aquí en cuestión de minutos
    }
why-ranks-rise = los indicadores de { $number } cuentas vigiladas aquí subieron en cuestión de minutos
fact-since = Desde
fact-began = En peligro desde
fact-market = Mercado
fact-now = Ahora
fact-then = Antes del ADL
fact-taken-then = { $taken } de { $before }, { $at }
note-small-fund-head = Consejo: { $position }, { $number } en un contrato con margen en moneda · { $account }
note-small-fund-line = Los contratos con margen en moneda comparten fondos de seguro más pequeños: se vacían antes.
note-heavy-winner-head = Consejo: { $position } lleva { $number } de ganancia sobre su valor · { $account }
note-heavy-winner-line = Las posiciones grandes y muy rentables se cierran primero. Tomar algo de ganancia te aleja en la cola.
note-full-risk-head = Consejo: { $position } con { $number } en un mercado en peligro · { $account }
note-full-risk-line = Menos apalancamiento o menos tamaño ahora es también menos que perder por ADL.
reload-head = El riesgo que ADL cerró está abierto otra vez: { $position } · { $account }
reload-now = { $value } · { $leverage }
reload-line = Solo para que lo sepas: el mercado aún no está en calma y el mismo riesgo está otra vez en la misma cola. Menos, o más tarde, es más seguro.
fact-source = Fuente
fact-fund = Fondo de seguro
fact-fund-daily = { $fund } (se actualiza una vez al día)
fact-drawdown = Drawdown del fondo
fact-trigger = ADL empieza en
lost-head = { $venue } ya no envía { $source }
lost-line = Falta desde { $since }{ $why }. Hasta que vuelva, el silencio no significa que ADL esté lejos.
lost-why = { " " }({ $why })
lost-all = sus avisos públicos de ADL
lost-field = { $field } en { $source }
back-again-head = { $venue } vuelve a enviar { $source }
back-again-line = Faltó durante { $duration }.
banned-head = { $venue } ha bloqueado este servidor durante { $duration }
banned-line = Motivo: { $why }. No se consulta nada allí hasta que termine; mientras tanto, sus cuentas no se pueden leer.
clock-head = El reloj de este servidor va { $seconds } s por { $direction } del reloj de { $venue }
clock-behind = detrás
clock-ahead = delante
clock-line = Lo corrijo. Ajusta el reloj (NTP) o las peticiones podrían ser rechazadas.
forced-head = { $cause }: { $position } cambió en { $size } · { $account }
cause-liquidation = Liquidación
cause-takeover = Asumida por el motor de liquidación
cause-settlement = Liquidación del contrato o retirada por el exchange
cause-delivery = Entrega
cause-unrecognised = Cambio con una marca desconocida
cause-adl = ADL
cause-own-order = tu propia orden
cause-transfer = Movida por transferencia u operación en bloque
cause-probable-adl = probablemente ADL
forced-line = Precio { $price }. No es ADL: lo dice la marca del propio exchange.
forced-unrecognised-line = Precio { $price }. No conozco esta marca; mira la página del exchange.
reduced-head = { $position } bajó de { $before } a { $after }, causa aún desconocida · { $account }
reduced-line = Sin ejecución: { $missing }. Si no fuiste tú, mira el exchange ahora. Este mensaje cambia en cuanto el exchange diga por qué.
reduced-known-head = { $position } bajó de { $before } a { $after }: { $cause } · { $account }
reduced-known-line = Explicado: llegó la marca del propio exchange.
reduced-probable-line = El exchange no lo ha dicho; aún no figura ninguna ejecución. Este mensaje cambia en cuanto diga qué fue.
reduced-named-line = El exchange indica la causa; la ejecución aún no figura. Este mensaje cambia cuando aparezca.
blind-head = No puedo leer { $account } desde { $since }
blind-line = Motivo: { $why }. Tus posiciones allí pueden cambiar sin que se vea; sigo intentándolo.
sees-head = Vuelvo a leer { $account } tras { $duration }
sees-line = Lo que pasó mientras tanto se lee ahora y se marca como tardío.
outage-head = No puedo leer { $count } cuentas en { $venue } desde { $since }
outage-part-head = No puedo leer { $unread } de { $count } cuentas en { $venue } desde { $since }
outage-over-head = Vuelvo a leer las { $count } cuentas en { $venue } tras { $duration }
outage-account = { $label }: desde { $since } ({ $why })
outage-account-back = { $label }: se lee otra vez tras { $duration }
outage-line = Tus posiciones allí pueden cambiar sin que se vea; sigo intentándolo.
refused-head = La clave de { $account } fue rechazada
refused-line = Motivo: { $why }. He dejado de consultar. Crea una clave nueva de solo lectura y añádela con el mismo nombre; entonces te cuento lo que pasó mientras tanto.
key-expires-head =
    La clave de { $account } caduca en { $days ->
        [one] 1 día
       *[other] { $days } días
    }
key-expires-line = Caduca: { $at }. Desde entonces no se vigila nada allí.
key-expires-renew = Amplíala en la página de claves API del exchange (en algunos, una clave vinculada a una IP no caduca), o crea otra de solo lectura y dala con el mismo nombre: /connect o adlwatch accounts add.
key-renewed-head = La clave de { $account } dura ahora más
key-no-end = No caduca.
key-end = Caduca: { $at }.
key-gained-head = La clave de { $account } ahora puede más: { $rights }
key-too-powerful-head = La clave de { $account } puede hacer más que leer
key-named-line = El exchange dice: { $named }.
key-stopped-line = Ya no la uso: no se vigila nada allí hasta que solo pueda leer. Quita el permiso en la página de claves API del exchange y luego adlwatch accounts prove (o espera un día), o da una clave nueva de solo lectura con el mismo nombre.
key-goes-on-line = El administrador admite claves que pueden operar, así que sigo leyendo con ella.
key-somebody-line = Si no fuiste tú, alguien está en tu cuenta: borra la clave ahora y revisa tus órdenes, transferencias y retiros.
key-bound-head = La clave de { $account } está ahora vinculada a direcciones IP
key-unbound-head = La clave de { $account } ya no está vinculada a ninguna IP
key-unbound-line = Quien la tenga puede leer tu cuenta desde cualquier lugar. Vincúlala a la dirección de este servidor.
key-unbound-stopped = El servidor no usa claves así: no se vigila nada allí hasta que vuelva a estar vinculada.
key-harmless-head = La clave de { $account } vuelve a poder solo leer
key-used-again = Vuelvo a usarla. No se leyó durante { $duration }; lo que pasó mientras tanto viene a continuación.
key-lost-head = La clave de { $account } ya no puede leer: { $what }
key-lost-line = Lo omito y sigo con el resto. Las posiciones allí no se vigilan; no cuentan ni como abiertas ni como cerradas.
key-lost-mend = Devuelve ese permiso a la clave o crea una nueva: miro una vez al día; adlwatch accounts prove mira al momento.
key-found-head = La clave de { $account } ahora puede leer más: { $what }
key-found-line = Nuevo para ella: { $what }.
key-unjudged-head = Ya nadie dice qué puede hacer la clave de { $account }
key-unjudged-line = Solo podía leer en la última comprobación, así que sigo. Mira sus permisos en la página de claves API del exchange.
right-trade = operar
right-transfer = mover fondos
right-withdraw = retirar
right-other = algo que no conozco
key-can = puede hacer más que leer ({ $rights })
key-ends =
    caduca en { $days ->
        [one] 1 día
       *[other] { $days } días
    } ({ $at })
key-ended = ha caducado
key-is-bound = está vinculada a direcciones IP
key-is-unbound = no está vinculada a ninguna IP: mejor vincularla
past-head = Una parte del historial de { $account } no se puede leer
oddity-head = Algo inusual de { $account }
oddity-line = { $what }. Se guarda como llegó; nada se detiene.
back-head = No estuve en marcha durante { $duration }
back-line = Desde { $since }. Ahora se leen de nuevo todas las cuentas; lo que pasó mientras tanto viene a continuación, marcado como tardío.
unreached-head = No se puede contactar con { $name } en { $app }
unreached-line = { $why }. Lo que esa persona debe recibir allí espera hasta que vuelva a escribirme.
trial-head = Alerta de prueba
trial-line = La pidió { $name }. Si lees esto aquí, las alertas te llegan aquí.
repeat-mark = Posible repetición: no pude ver si esto llegó antes.

## Checklists

skip-reason-key = Este motivo parece una clave, y los motivos se guardan y se muestran. Escribe otro.
checklist-none = Nada que hacer: no tienes ninguna lista de control.
checklist-foot =
    { $open ->
        [0] Todo hecho
        [one] Queda 1 paso
       *[other] Quedan { $open } pasos
    }
button-step = { $number }
button-got-it = Entendido
got-it = Anotado. Dejo de recordártelo.
got-it-steps = Anotado. Solo vuelvo a los pasos abiertos si nadie hace nada durante mucho tiempo.
got-it-already = { $name } ya lo anotó: { $at }.
got-it-by = Entendido: { $name }, { $at }
got-it-not-yours = Esta alerta es de otra persona o ya no existe. Solo puede pulsarlo el dueño de la cuenta, o a quien pasó su aviso; un administrador tampoco.
reminder-line =
    { $count ->
        [one] Recordatorio: nadie ha pulsado aún «Entendido».
       *[other] Recordatorio { $count }: nadie ha pulsado aún «Entendido».
    }
ignored-line =
    { $count ->
        [one] Recordatorio: quedan pasos abiertos y nadie los ha tocado aún.
       *[other] Recordatorio { $count }: quedan pasos abiertos y nadie los ha tocado aún.
    }
button-old = Este botón ya no es válido.
passed-whose = Esta es una alerta de { $name }.
passed-why = Esta es una alerta de { $name }, que lleva { $duration } sin pulsar «Entendido». Por eso te llega también a ti.
passed-on = Transmitida, porque nadie pulsó «Entendido»: { $names }.
passed-name = { $name }, { $at }
unheard-head = ADL de { $name }: nadie ha pulsado «Entendido» en { $duration }
unheard-passed = Transmitida a { $names }, sin respuesta.
unheard-nobody = No hay nadie más en la lista para avisarle (people.NAME.escalation en la configuración).
unheard-line = Contacta con { $name } de otra forma. Este mensaje cambia cuando alguien pulse «Entendido».
unheard-noted-head = ADL de { $name }: alguien ya ha pulsado «Entendido»
ack-none = Nada espera tu «Entendido».
ack-done = Anotado: { $head }
ack-many = Anotado: { $count } alertas.
ack-left = Siguen en espera:
ack-line = { $number }: { $head }
ack-how = /ack NÚMERO para una de ellas, /ack all para todas.
argument-ack = el número de una alerta, o all

## Commands

start-head = Vigilo el auto-desapalancamiento (ADL) en tus cuentas de derivados.
start-known = Hola, { $name }. Te escribiré aquí.
start-next = Primero conecta una cuenta, en solo lectura. Se tarda dos minutos.
start-watched = Todos los comandos: /help
start-viewer = Ves lo que te muestran los dueños de las cuentas y recibes sus avisos. Todos los comandos: /help
kind-begin = Para empezar
kind-accounts = Tus cuentas
kind-risk = Tu riesgo
kind-alerts = Tus alertas
kind-more = Más
kind-host = Para el administrador
which-head = /{ $name }: ¿{ $what }?
button-connect = Conectar una cuenta
button-another = Conectar otra
button-positions = Posiciones
button-test = Alerta de prueba
button-help = Ayuda
button-fill-in = Rellenar
button-again = Reintentar
button-sure = Solo puede leer: aceptar
button-cancel = Cancelar
stranger-head = No te conozco.
stranger-line = Tu id aquí es { $user }. Pide al administrador de este bot que lo añada, o envía /start con una invitación.
invite-bad = Esta invitación está usada, es demasiado antigua o es incorrecta. Pide otra al administrador.
group-head = Escríbeme en privado; tus cuentas no son asunto de nadie más.
unknown-near = No conozco /{ $name }. ¿Querías decir /{ $near }?
unknown-head = No conozco /{ $name }. /help muestra lo que puedo hacer.
failed-head = No funcionó: un fallo mío, anotado para el administrador. No se perdió nada tuyo.
takes-nothing = /{ $name } no lleva nada detrás: envíalo solo.
help-head = Lo que puedo hacer
help-start = quién soy y si te conozco
help-help = esta lista
help-learn = qué es ADL, a quién se elige, cómo bajar el riesgo y las reglas de cada exchange
help-join = usar una invitación, igual que /start
help-connect = añadir una cuenta con clave de solo lectura o con dirección
help-accounts = tus cuentas y cuándo se leyó cada una por última vez
help-positions = tus posiciones y sus indicadores de ADL
help-position = dónde está una de tus posiciones en la cola de ADL y por qué
help-whatif = qué dejaría en la mitad la puntuación que lo decide
help-risk = tu riesgo en todos los exchanges: exposición, cola de ADL, coberturas, mercados
help-market = un mercado: fondo de seguro, aviso de ADL del exchange, distancia al umbral
help-rename = otro nombre para una cuenta
help-pause = dejar de vigilar una cuenta hasta que la reanudes: sin alertas de ella
help-resume = volver a vigilar una cuenta en pausa
help-forget = borrar una cuenta con su clave y datos, o todo lo que se guarda de ti
help-hedges = tus coberturas: qué está contra qué y cuánto queda abierto
help-ack = entendido: parar los recordatorios de tu última alerta, o de todas
help-alerts = tus últimas alertas; /alerts settings: cómo se te avisa
help-silence = de qué no quieres saber durante un tiempo
help-quiet = horas en que solo llegan alarmas; el resto llega en un resumen
help-timezone = tu zona horaria
help-digest = un «todo en orden» diario, un resumen semanal, o cómo está todo ahora
help-checklist = tu lista de control abierta, o una lista de todas
help-incidents = lo que ADL cerró en tus cuentas, con el número de cada incidente
help-export = las pruebas de un incidente en un archivo
help-drill = un simulacro: un ADL ficticio a todas tus direcciones, con lista y «Entendido»
help-test = enviar una alerta de prueba a todas tus direcciones
help-invite = una invitación de un solo uso (solo el administrador)
help-line = /{ $name } – { $help }
invite-name-key = Este nombre parece una clave. Elige otro.
invite-none = No hay ninguna invitación para { $name } que retirar.
invite-revoked = { $name } ya no puede usar este bot.
host-only = Solo el administrador de este bot puede hacer eso.
account-which = ¿Qué cuenta? Indica una de las tuyas: { $labels }.
accounts-none = Aún no tienes ninguna cuenta aquí. Añade una con /connect.
accounts-head = Tus cuentas
accounts-never = aún no leída
accounts-well = leída hace { $ago }
accounts-failing = leída hace { $ago }, reintentando ({ $why })
accounts-blind = no se puede leer desde { $since } ({ $why })
accounts-paused = en pausa, sin vigilar ({ $last }); /resume
accounts-refused = clave rechazada; añade una nueva
accounts-barred = no se lee: la clave puede demasiado; corrígela o añade una nueva
accounts-key = { $account }: la clave { $facts }
positions-head = { $account }: { $count }
position-beyond = { $position }: la clave no puede leerla desde { $since }; no cuenta ni como abierta ni como cerrada
positions-none = Sin cuenta no hay posiciones. Añade una con /connect.
positions-unread = { $account }: aún no leída
positions-none-held = No tienes ninguna posición que yo haya leído.
positions-which = No tienes nada con ese nombre. Indica una cuenta o un símbolo en el que tengas posición: { $names }.
position-which = ¿Qué posición? Indica un símbolo en el que tengas posición: { $symbols }.
position-title = Lugar en la cola de ADL
position-where = { $position } { $size } · { $account }
position-age = Leída hace { $position }; su margen nunca se leyó.
position-age-margin = Leída hace { $position }; su margen, hace { $margin }.
score-none = Por qué: no se sabe; el exchange no publica cómo ordena la cola, o se pudo leer muy poco.
score-agreement = La puntuación y el indicador coincidieron en { $agreed } de { $compared } comparaciones en este mercado.
what-if-title = Qué dejaría la puntuación en la mitad
what-if-note = Menos puntuación te aleja en la cola solo si la de los demás no baja también. Yo no opero: no hago nada de esto. Apalancamiento efectivo: valor entre el capital que lo respalda; en margen cruzado, el ajuste solo no cambia nada.
what-if-nothing-needed = Sin ganancia: la puntuación ya es 0.
what-if-unknown = No se puede decir qué la dejaría en la mitad: no se leyó el margen que la respalda.
way-line = • { $way }: entonces { $score }
hedges-none = No tienes ahora ninguna moneda en ambos sentidos, así que no hay cobertura.
hedges-head = Tus coberturas
hedges-line = { $base }: { $hedged } cubierto, neto { $net } { $base }{ $usd } · { $pairing }
hedges-leg = • { $leg }: { $size } ({ $coins } { $base })
pairing-suggested = la tomo como cobertura
pairing-confirmed = cobertura, según dijiste
pairing-overruled = no es cobertura, según dijiste
pairing-uneven = demasiado desigual para tomarla como cobertura, salvo que digas lo contrario
button-hedge = { $base } es cobertura
button-no-hedge = { $base } no lo es
hedge-judged = { $base } es una cobertura: te aviso cuando pierda el equilibrio.
hedge-overruled = { $base } no es una cobertura: no digo más de ella.
alerts-none = Aún no hay alertas.
alerts-head = Tus últimas alertas
test-head = En camino a todas tus direcciones.
invite-head = Invitación de un solo uso para { $name }
invite-line = Que esa persona me envíe: /start { $code } (en un plazo de 7 días)
invite-way = { $app }: { $way }
invite-usage = Indica un nombre: /invite NOMBRE, o /invite NOMBRE viewer para alguien que solo mira
invite-viewer = Solo mira, y no ve nada hasta que el dueño de una cuenta escriba: /share CUENTA with y su nombre.

## Learning about ADL

argument-topic = un tema o un exchange
learn-adl = ¿Qué es ADL?
learn-adl-1 = Auto-desapalancamiento (ADL): un exchange cierra tu posición ganadora, entera o en parte, contra un perdedor al que no le queda nada. Nadie te pregunta.
learn-adl-2 = Es el último paso de una cascada: primero el mercado absorbe la posición del perdedor (liquidación), luego el fondo de seguro, y solo después los traders del otro lado.
learn-adl-3 = Conservas la ganancia hecha hasta entonces. Pierdes la posición, el precio del día, tus órdenes abiertas allí y, si era una cobertura, una pata.
learn-fund = El fondo de seguro
learn-fund-1 = Paga lo que una posición en quiebra perdió más allá de su margen. Se nutre de liquidaciones que terminaron mejor que la quiebra.
learn-fund-2 = Los fondos son comunes: unos mercados comparten uno; otros (nuevos, pequeños, con margen en moneda) tienen uno propio y pequeño que se vacía antes.
learn-fund-3 = Un fondo que cae rápido es la mejor señal temprana. Lo sigo donde el exchange lo publica: /market.
learn-who = ¿A quién se elige?
learn-who-1 = Todos los del lado ganador están en una cola, por mercado y lado. Primero van los que tienen mucha ganancia y mucho apalancamiento efectivo.
learn-who-2 = El apalancamiento efectivo es el valor dividido por el capital que lo respalda. En margen cruzado, el ajuste de apalancamiento por sí solo no cambia nada.
learn-who-3 = El indicador muestra tu lugar en esa cola, en niveles. También se mueve con las posiciones de otros. /position dice por qué estás donde estás.
learn-liquidation = ¿Es una liquidación?
learn-liquidation-1 = No. Una liquidación cierra a un perdedor sin margen. ADL cierra a un ganador cuyo margen está bien.
learn-liquidation-2 = Ambas se parecen en una lista de operaciones. Solo digo ADL por la marca del propio exchange, o lo llamo «probablemente ADL» e indico los indicios.
learn-liquidation-3 = Después de ADL no tienes deuda ni se te confiscan fondos: tienes menos de lo que planeabas.
learn-avoid = ¿Se puede evitar?
learn-avoid-1 = No con certeza. Te aleja en la cola: menos tamaño, ganancia tomada y reabierta, más margen, menos apalancamiento efectivo. /whatif da cifras.
learn-avoid-2 = Reparte una posición grande entre exchanges y prefiere mercados con fondos grandes a los de margen en moneda y a los nuevos.
learn-avoid-3 = Algunos exchanges ponen al final de la cola las cuentas en su modo delta neutral.
learn-avoid-4 = El apalancamiento bajo por sí solo no basta: en una gran cascada, la mayoría de los afectados tenía poco, y mucha ganancia (no está claro hasta qué punto vale en otros casos).
learn-venue = { $title }: sus reglas de ADL
learn-indicator = Indicador
learn-mark = Una ejecución de ADL se reconoce por
learn-warnings = Avisos públicos
learn-neutral = Modo delta neutral
learn-offered = disponible
learn-not-known = que se sepa, ninguno que te aleje en la cola
learn-none = no se ofrece
learn-page = { $title }, página oficial
learn-which = No tengo ninguna página sobre eso. Tengo: { $known }.

## Another name, a pause, forgetting

argument-account = qué cuenta
argument-new-name = su nuevo nombre
rename-title = Renombrar { $label }
rename-label = Nombre nuevo
rename-hint = por ejemplo main; GRUPO/main muestra cuentas juntas
renamed-head = { $old } se llama { $new } desde ahora.
button-resume = Reanudar
paused-head = { $account } ya no se vigila
paused-line = No llega ninguna alerta de ella, tampoco de ADL, hasta que la reanudes: /resume. Lo que pase mientras tanto se lee entonces y se cuenta como tardío.
resumed-head = { $account } se vigila de nuevo
resumed-line = Lo que pasó mientras tanto se lee ahora y se marca como tardío.
pause-refused = { $label } ya no se vigila: su clave fue rechazada. Conéctala otra vez con una clave nueva y el mismo nombre.
pause-barred = { $label } ya no se vigila: su clave puede demasiado. Corrige la clave o conecta una nueva con el mismo nombre.
pause-paused = { $label } ya está en pausa.
resume-none = Ninguna de tus cuentas está en pausa.
resume-on = { $label } ya se vigila.
resume-refused = { $label } no se puede vigilar: su clave fue rechazada. Conéctala otra vez con una clave nueva y el mismo nombre.
resume-barred = { $label } no se puede vigilar: su clave puede demasiado. Corrige la clave o conecta una nueva con el mismo nombre.
erase-all-mine = Todo lo mío
erase-everything = todo lo que se guarda de ti
erase-head = ¿Borrar { $what }?
erase-for-good = No se puede deshacer.
erase-keys =
    • { $count ->
        [one] 1 cuenta con su clave y sus últimas posiciones conocidas
       *[other] { $count } cuentas con sus claves y sus últimas posiciones conocidas
    }
erase-alerts =
    • { $count ->
        [one] 1 alerta
       *[other] { $count } alertas
    }
erase-executions =
    • { $count ->
        [one] 1 ejecución
       *[other] { $count } ejecuciones
    }
erase-records =
    • { $count ->
        [one] 1 fila original del exchange
       *[other] { $count } filas originales del exchange
    }
erase-checklists =
    • { $count ->
        [one] 1 lista de control
       *[other] { $count } listas de control
    }
erase-addresses =
    • { $count ->
        [one] 1 dirección
       *[other] { $count } direcciones
    }
erase-listed = Tu nombre y tus direcciones están en la configuración del administrador: solo él puede quitarlos.
erase-leaves = También se borran tu nombre y tus direcciones: después ya no te conozco. Una invitación nueva te deja entrar otra vez.
button-erase = Borrar del todo
button-keep = Conservar
erased-head = Borrado: { $what }
erase-elsewhere = Esto no afecta a los mensajes de este chat, a las copias de la base de datos que hizo el administrador ni a los archivos exportados.
erase-not-yours = Esta cuenta no es tuya o ya está borrada.

## Connecting an account

connect-head = ¿Qué exchange?
connect-usage = Solo se aceptan claves de lectura. Una dirección no necesita ninguna clave.
connect-venue = { $title }: { $reads }
connect-safest = Lo más seguro es la línea de comandos en el servidor: adlwatch accounts add { $venue } --label NOMBRE --owner TÚ
dialogue-ask = Paso { $step } de { $steps }. Envíame: { $name } ({ $ask })
dialogue-at-once = O todo en un solo mensaje, en este orden.
dialogue-secret = Borro tu mensaje al momento y te digo si no pude.
dialogue-too-much = Es más de lo que pedí. No se guarda nada; envíalo de nuevo.
dialogue-cancelled = Cancelado. Lo que enviaste queda olvidado.
dialogue-old = Lo pregunté hace demasiado, o ya está hecho. Empieza de nuevo: /connect
connect-sure-line = Aún no se guardó. Lo que puede hacer lo dices solo tú; lo indico dondequiera que se muestre la cuenta.
connect-erased = Tu mensaje con la clave está borrado aquí.
connect-not-erased = No pude borrar tu mensaje con la clave. Bórralo tú o, mejor, crea una clave nueva.
connect-done = { $account } está conectada
connect-proof-read-only = El exchange dice: lee posiciones y ejecuciones; no puede operar ni retirar.
connect-proof-address = Una dirección solo se puede leer.
connect-ip-unbound = No está vinculada a ninguna IP: mejor vincularla a la de este servidor.
connect-ip-bound = Está vinculada a direcciones IP.
connect-expires = La clave { $when }.
connect-reads = Lee { $what }.
connect-unread = No puede leer { $what }.
connect-first-look = Ahora viene la primera lectura.
connect-label-taken = Ya tienes una cuenta llamada { $label }. Elige otro nombre.
connect-label-key = Este nombre parece un trozo de clave, y los nombres se muestran en cada mensaje. Elige otro.
connect-label-bad = Elige un nombre de 1 a 30 letras, cifras, espacios o los signos - _ . ; GRUPO/NOMBRE muestra cuentas juntas.
connect-field-missing = Falta { $name }: { $ask }.
connect-field-bad = { $name } no parece correcto: { $ask }.
connect-field-unknown = { $name } no es un campo de { $title }. Campos: { $fields }.
connect-too-powerful = Rechazada: esta clave puede hacer más que leer ({ $rights }). { $help }
connect-unbound = Rechazada: esta clave no está vinculada a ninguna IP y el administrador de este bot solo acepta claves vinculadas. Vincúlala a la dirección de este servidor.
connect-cannot-tell = El exchange no dice qué puede hacer esta clave. Acéptala solo si sabes con seguridad que solo puede leer (en un solo mensaje: accept={ $label }).
connect-form-title = Conectar { $title }
connect-form-label = Nombre
connect-form-label-hint = un nombre para ella, p. ej. main; vacío: el del exchange
note-unproven = nadie pudo probar que esta clave sea de solo lectura; la aceptó su dueño
note-trading = esta clave puede operar (permitido por el administrador, porque se dice que el exchange lo exige para leer)
connect-failed = { $title } no dio prueba: { $why }. No se guardó nada; corrígelo e inténtalo de nuevo.
connect-venue-unknown = No conozco el exchange { $name }. Conozco: { $known }.
invite-taken = Ya existe { $name }. Elige otro nombre.
button-not-yours = Este botón es de la lista de otra persona, o la lista ya no existe.
positions-title = Tus posiciones
argument-symbol = un símbolo en el que tienes posición, o cómo empieza
argument-positions = una cuenta, o un símbolo en el que tengas posición; sin nada, todas
argument-fields = nombre y campos de la clave, como explica /connect EXCHANGE
argument-code = una invitación, si la tienes
argument-incident = el número que muestra /incidents; sin él, el más reciente
argument-name = el nombre de la persona; después viewer para alguien que solo mira
button-failed = No funcionó: un fallo mío, anotado para el administrador.

## Checklists: their pages

as-of-never = Aún no leído
button-front = Atrás
button-back = Atrás
button-look = Comprobar
button-tick = Paso hecho
button-untick = Paso no hecho
button-all = Todo hecho
button-skip = Omitir…
button-snooze = Posponer…
button-hand = Pasar a…
button-line = ✓ { $number }
button-line-open = ↺ { $number }
button-list = { $number }
page-of = Parte { $part } de { $parts }
findings-open =
    { $open ->
        [0] { $all } de { $all } hechos
       *[other] { $open } de { $all } por hacer
    }
findings-held = { $all } de { $all } a la espera del mercado
skip-why = ¿Por qué no hace falta este paso?
skip-not-needed = No hace falta
skip-elsewhere = Hecho por otra vía
skip-accepted = Acepto el riesgo
snooze-how-long = ¿Cuánto puede esperar este paso? Mientras tanto no llega ningún recordatorio.
hand-to-whom = ¿Quién se encarga de este paso? Se le avisa y ve esta lista de control.
hand-to-nobody = No hay nadie más en la lista.
deed-ticked = { $name }, { $at }
deed-reopened = abierto de nuevo: { $name }, { $at }
deed-skipped = omitido por { $name }, { $at }: { $reason }
deed-snoozed = pospuesto hasta { $until } ({ $name })
deed-handed = pasado a { $to } por { $name }, { $at }
toast-ticked = El paso { $step } está hecho.
toast-reopened = El paso { $step } está abierto de nuevo.
toast-skipped = El paso { $step } se omite.
toast-snoozed = El paso { $step } espera hasta { $until }.
toast-handed = Aviso a { $to }.
toast-line = Anotado.
toast-same = { $name } ya lo hizo: { $at }.
toast-nothing = No quedaba nada que hacer allí.
toast-looking = Comprobando. Este mensaje lo mostrará en un momento.
toast-looked = Comprobado hace un momento, o no se vigila ahora. Reinténtalo en unos segundos.
checklists-head = Tus listas de control
checklists-line = { $number }. { $head } · hace { $age } · { $left }
checklists-left =
    { $open ->
        [0] hecha
        [one] queda 1 paso
       *[other] quedan { $open } pasos
    }
skip-usage = Escribe /checklist skip NÚMERO MOTIVO, por ejemplo: /checklist skip 4 cerrada definitivamente.
checklist-usage = Escribe /checklist, /checklist list, o /checklist skip NÚMERO MOTIVO.
done-head = Lista de control completa: { $steps ->
    [one] 1 paso
   *[other] { $steps } pasos
}, { $duration } después del suceso · { $account }
done-line = Hechos según el exchange: { $shown }; marcados a mano: { $hand }; omitidos: { $skipped }.
rebuild-opened-head = Ya no están en peligro: { $symbols } · { $account }
rebuild-opened-line = El paso de reconstrucción de tu lista está abierto: menor tamaño, menos apalancamiento.
handed-head = { $name } te pasa un paso: { $step }
handed-line = Lo que marques aquí también lo ve { $name }.

## Checklists: what the exchange shows

finding-equal = { $position }: queda { $shown }, como debe ser
finding-off = { $position }: queda { $shown }, se esperaba { $expected }: diferencia de { $off }
finding-not-read = { $position }: se espera { $expected }, tamaño aún no leído
finding-unknown-before = { $position }: { $taken } cerrado; no se sabe el tamaño anterior, compáralo tú
finding-brought = { $position }: { $brought }
finding-fact = { $name }: { $value }
finding-rule = Regla del exchange: { $text } ({ $page })
finding-margin = Margen { $name }: capital { $equity }, libre { $free }, { $ratio } de él necesario para mantener las posiciones
finding-unread-number = no se muestra
finding-order-lost = { $order } – desaparecida ({ $reason })
finding-order-back = { $order } – sustituida por { $back }
finding-order-pointless = { $order } – desaparecida, y su posición también
finding-bare = { $position } { $size } ya no tiene stop
finding-covered = { $position } tiene un stop: { $order }
finding-misfit-too-large = { $order } – mayor que los { $left } que quedan
finding-misfit-would-open = { $order } – no es solo reducir: con { $left } restantes abriría el lado contrario
finding-misfit-orphan = { $order } – su posición ya no existe
finding-misfit-gone = { $order } – ya no está activa, o encaja
finding-other-leg = En la otra pata, { $where }: { $order }
finding-alone = Entonces sola: { $leg }, { $coins } { $base }
finding-market = { $symbol }: { $regime }
regime-unjudged = el exchange no lo evalúa
finding-place = { $position }: ADL { $gauge }; al avisar, { $told }
finding-closed = { $position }: cerrada
finding-size = Tamaño { $now }, era { $was }
finding-leverage = Apalancamiento { $now }, era { $was }
finding-blind = { $account }: no se lee desde { $since } ({ $why })
finding-sees = { $account }: leída de nuevo, { $at }
finding-key-refused = El exchange rechaza la clave ({ $why })
finding-key-taken = El exchange acepta la clave
finding-key-ends = La clave caduca: { $at }
finding-key-lasts = La clave dura más
finding-key-unbound = La clave no está vinculada a ninguna IP
finding-not-yet = aún no leído
finding-no-execution = el exchange aún no muestra ninguna ejecución
finding-unread = la cuenta no se puede leer
finding-not-offered = no se muestra a esta clave: mira la página del exchange
finding-nothing = nada que hacer aquí
finding-rebuild = { $position }: como máximo { $size } a { $leverage }×
finding-rebuild-waits = { $position }: espera a que el mercado esté en calma ({ $why })
finding-rebuild-blind = { $position }: espera a que la cuenta se lea de nuevo
finding-was = Antes: { $parts }
finding-choice = O: { $parts }
finding-part-size = { $size } a { $leverage }×
finding-part-margin = margen { $margin }
finding-part-distance = { $distance } hasta la liquidación
finding-part-distance-most = como máximo { $distance } hasta la liquidación
finding-part-score = puntuación en la cola: { $share } de lo que era, con la misma ganancia
finding-instead = También: { $ways }.
finding-instead-take-profit = tomar algo de ganancia
finding-instead-split = repartirla entre exchanges
finding-instead-neutral-mode = activar el modo delta neutral del exchange
argument-checklist = list, o skip NÚMERO MOTIVO

## The evidence of an incident

export-none = No hay ningún incidente { $number } aquí. La lista de incidentes los indica.
export-usage = Escribe /export y el número que muestra /incidents.
export-head = Pruebas del incidente { $number }
export-holds = En el archivo comprimido: { $files }.
export-hashes = SHA256SUMS indica el hash de cada archivo. Las filas del propio exchange están ahí como llegaron.
export-instead = En la máquina que ejecuta adlwatch: adlwatch export { $number }
incidents-head = Lo que ADL cerró en tus cuentas
incidents-line =
    { $number } · { $at } · { $position }{ $more ->
        [0] { "" }
       *[other] { " " }y { $more } más
    } · { $account } · cerrado { $taken } · { $state } · { $steps }
incidents-over = terminado
incidents-running = aún abierto
incidents-export = /export y un número envía las pruebas de uno en un archivo.
size-of = { $part } de { $whole }

## The program itself

part-chat-name = La conexión con { $app }
part-chat-head = No sé nada de { $app } desde hace { $value }
part-chat-ill = sin noticias de { $app } desde hace { $value }
part-chat-cure = Los comandos y botones de allí no me llegan. Todo lo demás sigue.
part-sweep-name = La lectura de cuentas
part-sweep-head = No se leen cuentas desde hace { $value }
part-sweep-ill = ninguna lectura empezó ni terminó desde hace { $value }
part-pace-name = El ritmo de lectura
part-pace-head = Las cuentas se leen con hasta { $value } de retraso
part-pace-ill = las lecturas llegan hasta { $value } tarde
part-pace-cure = Hay más que leer que tiempo para ello: vigila menos cuentas desde este servidor, o lee menos a menudo (calm_seconds).
part-courier-name = El envío a { $app }
part-courier-head = Los mensajes a { $app } llevan { $value } atascados
part-courier-ill = los mensajes a { $app } llevan { $value } atascados
part-database-name = La base de datos
part-database-head = La base de datos tardó { $value } en escribir
part-database-ill = una escritura tardó { $value }
part-disk-name = El disco
part-disk-head = El disco está casi lleno: quedan { $value }
part-disk-ill = quedan { $value }
part-disk-cure = Libera espacio: por debajo de { $limit }, pronto podrían no guardarse las alertas.
part-room = { $mega } MB
part-moment = { $seconds } s
part-why = Motivo: { $why }.
part-ill-why = { $said } ({ $why })
part-since = Desde { $at }
part-cure-restart = Estoy reiniciando esa parte. Todo lo demás sigue.
part-cure-wait = Sigo intentándolo. Todo lo demás sigue.
part-well-head = { $part }: bien de nuevo tras { $duration }
part-well-restarts =
    { $count ->
        [one] Reiniciada una vez.
       *[other] Reiniciada { $count } veces.
    }
poll-rival = otro programa lee los mensajes de este bot (409)
poll-rival-advice = Detén el otro; si no lo conoces, obtén un token nuevo con /revoke en @BotFather y ponlo aquí. Hasta entonces pueden perderse comandos y botones; las alertas salen.
poll-refused-advice = Vuelve a pedir el token a @BotFather (/token lo muestra), ponlo aquí y reiníciame.
program-accounts =
    { $count ->
        [one] 1 cuenta
       *[other] { $count } cuentas
    }
program-started-head = adlwatch { $version } está en marcha: { $count }
program-away = Estuve ausente { $duration }, desde { $since }.
program-unclean = Nadie me pidió parar: el proceso fue terminado a la fuerza, o cayó el servidor.
program-missed = Ahora se leen de nuevo todas las cuentas; lo que pasó mientras tanto viene a continuación, marcado como tardío.
program-stopping-head = adlwatch { $version } recibió la orden de parar: { $at }
program-stopping-line = No se vigila nada hasta que vuelva a ponerse en marcha.

## The health page, and who is told from outside

ready-starting = está arrancando
ready-looks = { $fresh } de { $count ->
    [one] 1 cuenta leída
   *[other] { $count } cuentas leídas
} desde el arranque
ready-down = { $app } no está conectado
health-stuck = los vigilantes internos no actúan desde hace { $seconds } s
health-taken = health.address: { $address } no se puede usar ({ $why }); pon otro HOST:PORT, o "" para no tener página.
heartbeat-url = ADLWATCH_HEARTBEAT_URL: escribe la dirección completa de la comprobación, https://…
heartbeat-start = adlwatch { $version } arranca
heartbeat-stop = adlwatch recibió la orden de parar
heartbeat-ended = adlwatch termina: { $why }
heartbeat-renewed = reinicio: { $part }
heartbeat-stuck = los vigilantes internos no actúan
heartbeat-well = todo bien
heartbeat-ill = no está bien: { $how }
heartbeat-status =
    { $count ->
        [one] 1 cuenta
       *[other] { $count } cuentas
    }; { $how }

## The board of risk, and one market

button-risk = Riesgo
button-hedges = Coberturas
argument-market = un símbolo, o cómo empieza
position-market = Mercado: { $regime }
price-entry = entrada { $price }
price-mark = marca { $price }
price-liquidation = liquidación { $price }
price-profit = ganancia no realizada { $profit }
risk-head =
    Tu riesgo: { $usd } en { $venues ->
        [one] 1 exchange
       *[other] { $venues } exchanges
    }
risk-venue =
    { $venue }: { $usd }, neto { $net } · { $positions ->
        [one] 1 posición
       *[other] { $positions } posiciones
    } en { $accounts ->
        [one] 1 cuenta
       *[other] { $accounts } cuentas
    } · { $read }
risk-top =
    • Primeras en la cola de ADL: { $usd } ({ $count ->
        [one] 1 posición
       *[other] { $count } posiciones
    })
risk-below =
    • Un nivel por debajo: { $usd } ({ $count ->
        [one] 1 posición
       *[other] { $count } posiciones
    })
risk-unrated =
    • Sin indicador: { $usd } ({ $count ->
        [one] 1 posición
       *[other] { $count } posiciones
    })
risk-uncounted =
    • Fuera de estas sumas: { $count ->
        [one] 1 posición cuyo valor en USD no se conoce
       *[other] { $count } posiciones cuyo valor en USD no se conoce
    }
risk-unread = • { $label } no se lee ahora: sus posiciones pueden ser otras
risk-hedge = • { $base }: { $hedged } cubierto, neto { $net } { $base }{ $usd }
risk-markets = Tus mercados: { $calm } en calma, { $unjudged } sin evaluar
risk-danger = • { $symbol } ({ $venue }): { $regime }
market-head = Mercado { $symbol }
market-venue = { $venue } { $symbol }: { $regime }
market-unjudged = sin evaluar ahora; eso no significa calma
market-since = En este estado desde { $since }.
market-fund = • Fondo de seguro ({ $source }): { $fund }, { $fell } · { $age }
market-fund-holds = sin caída en 24 h
market-fund-fell = cayó { $hour } en 1 h, { $eight } en 8 h, { $day } en 24 h
market-fund-fell-day = cayó { $day } en 24 h
market-said = • El exchange dice ({ $source }): { $said } · { $age }
market-drawdown = • Drawdown del fondo { $drawdown }; { $trigger }
market-trigger = ADL empieza en { $starts }, recorrido { $way } del camino
market-no-trigger = el exchange no publica aquí ningún umbral
market-age = hace { $ago }
market-old = hace { $ago }: antiguo
market-silent = • Aún no hay datos de este mercado: las lecturas empiezan cuando alguien aquí tenga posición en él.
market-not-offered = • Este exchange no publica ni fondo ni avisos por mercado.
market-lost = • No disponible ahora: { $what }
market-held = • Tuyo: { $position }
market-which = No sé nada de ese mercado. Indica uno, por ejemplo: { $symbols }.
market-none = Aún no conozco ningún mercado: conecta una cuenta que tenga posiciones.

## The master key


## Orders, and what is kept

proven-head = Lo que el exchange dice de { $account }
proven-rights = Esta clave puede hacer más que leer: { $rights }.
proven-unknown = El exchange no dice qué puede hacer esta clave.
orders-head =
    { $count ->
        [0] Sin órdenes abiertas en { $account }
        [one] 1 orden abierta en { $account }
       *[other] { $count } órdenes abiertas en { $account }
    }

## The door

slow-down = Es más rápido de lo que puedo responder. Espera medio minuto; hasta entonces callo. Las alertas te llegan igual.
one-at-a-time = Aún estoy con { $most } de tus preguntas. Espera sus respuestas.
too-long = Es demasiado largo para mí: { $most } caracteres como máximo.
broken-text = No puedo leer ese texto: tiene caracteres dañados.
knocking-head = { $count } intentos en { $duration } de personas sin permiso para usar este bot
knocking-who =
    { $senders ->
        [one] Los { $most } desde el id { $address } en { $app }.
       *[other] De { $senders } personas; { $most } de ellos desde el id { $address } en { $app }.
    }
knocking-line = Todos fueron rechazados; no se mostró nada. Te lo digo como máximo una vez por hora.
command-edited = Ejecuto un comando tal como se envió la primera vez; una edición no cambia nada. Envíalo de nuevo.
command-forwarded = No hago nada con lo reenviado. Si lo quieres, escríbelo tú.

## Told together: what was held back, and how everything stands

held-head =
    { $count ->
        [one] Retenida para ti desde { $since }: 1 alerta
       *[other] Retenidas para ti desde { $since }: { $count } alertas
    }
held-foot = Por tus horas de silencio o por un silencio tuyo. Se cambian en /alerts settings.
digest-clear-head =
    Todo en orden: { $accounts ->
        [one] 1 cuenta leída hace { $oldest }
       *[other] { $accounts } cuentas, todas leídas en los últimos { $oldest }
    }, { $positions }
digest-week-clear-head =
    Tu semana, todo en orden: { $accounts ->
        [one] 1 cuenta leída hace { $oldest }
       *[other] { $accounts } cuentas, todas leídas en los últimos { $oldest }
    }, { $positions }
digest-head = Conviene mirar: { $what }
digest-week-head = Tu semana: { $what }
digest-unread =
    { $count ->
        [one] 1 cuenta no se lee
       *[other] { $count } cuentas no se leen
    }
digest-incidents =
    { $count ->
        [one] 1 incidente de ADL
       *[other] { $count } incidentes de ADL
    }
digest-markets =
    { $count ->
        [one] 1 mercado no está en calma
       *[other] { $count } mercados no están en calma
    }
digest-account = • { $account }: { $what }
digest-highest = ADL más alto { $gauge }
digest-market = • { $symbol } ({ $venue }): { $regime }, desde { $since }
digest-hedge = • { $state }
digest-told =
    { $told ->
        [0] Ninguna alerta desde { $since }.
        [one] 1 alerta desde { $since }.
       *[other] { $told } alertas desde { $since }.
    }{ $lists ->
        [0] { "" }
        [one] { " " }1 lista de control está abierta.
       *[other] { " " }{ $lists } listas de control están abiertas.
    }

## How a person is told

argument-alerts = settings
argument-silence = SÍMBOLO, CUENTA, EXCHANGE o all, cuánto tiempo, por qué; o bien: end NÚMERO
argument-quiet = 23:00-07:00, u off
argument-zone = por ejemplo Europe/Madrid
button-settings = Ajustes
button-thresholds = Umbrales
button-silences = Silencios
button-chosen = ✓ { $what }
button-as-for-all = Como en todas
button-as-set = Del administrador
button-rung = Desde nivel { $level }
button-no-rung = Sin nivel
button-least = ≥ { $least }
button-end = Quitar { $number }
settings-head = Cómo se te avisa
settings-foot =
    { $count ->
        [0] No hay ningún silencio.
        [one] Hay 1 silencio.
       *[other] Hay { $count } silencios.
    }
settings-all-accounts = Todas las cuentas
settings-now = { $where }: { $volume }
settings-exceptions =
    { $volume }, { $count ->
        [one] 1 cuenta de otro modo
       *[other] { $count } cuentas de otro modo
    }
settings-gauge = Se avisa de la subida del indicador de ADL { $what }.
volume-loud = con sonido
volume-silent = sin sonido
volume-off = desactivado
volume-never-off = { $kind }: no se puede desactivar, solo dejar sin sonido; tomarías el silencio por seguridad.
volume-warning-adl = Lo que el exchange te cierra llega siempre; sin sonido, no te despierta.
volume-warning-blind = Mientras esté desactivado, el silencio no significa que todo vaya bien: no se te avisa cuando una cuenta no se puede leer.
kind-head = { $kind }: ¿con qué volumen?
kind-adl = ADL
kind-adl-line = ADL cerró parte o toda una posición, o lo está haciendo.
kind-forced = Otras reducciones
kind-forced-line = Liquidación, cierre del contrato por el exchange, o una posición que bajó sin causa conocida.
kind-blind = Cuentas no leídas
kind-blind-line = Una cuenta que no se puede leer, y cuándo termina.
kind-key = Claves
kind-key-line = Una clave rechazada, que caduca pronto o que puede hacer otras cosas que antes.
kind-gauge = Indicador
kind-gauge-line = El indicador de ADL de una posición sube o baja.
kind-market = Mercados
kind-market-line = Un mercado en el que tienes posición está en peligro, o de nuevo en calma.
kind-hedge = Coberturas
kind-hedge-line = Una cobertura perdió el equilibrio por tus propias operaciones, o cambió el modo delta neutral.
kind-hint = Consejos
kind-hint-line = Consejos discretos sobre la exposición de una posición.
kind-checklist = Listas de control
kind-checklist-line = Una lista está completa, se puede reconstruir, o se te pasó un paso.
kind-program = Este bot
kind-program-line = Sus propios problemas: no está en marcha, personas a las que no llega, avisos que un exchange ya no envía.
thresholds-head = ¿Desde dónde se avisa de la subida del indicador?
thresholds-share = desde { $share } de la escala del exchange, en posiciones de { $least } o más
thresholds-both = desde el nivel { $level } o { $share } de la escala del exchange, lo que llegue antes, en posiciones de { $least } o más
thresholds-given = Los ajustes del administrador dicen: { $what }.
thresholds-line = Filas: nivel, parte de la escala, valor mínimo de la posición en su propia moneda.
quiet-none = No tienes horas de silencio. Tu reloj: { $clock } ({ $zone }).
quiet-set = Horas de silencio: { $hours }. Tu reloj: { $clock } ({ $zone }).
quiet-line = ADL, otras reducciones, cuentas que no se pueden leer y una cascada en un mercado con posición tuya llegan igual. El resto llega en un resumen al terminar las horas.
quiet-usage = Escribe /quiet 23:00-07:00, o /quiet off. /timezone ajusta tu reloj.
zone-usage = Escribe /timezone y tu zona, por ejemplo /timezone Europe/Madrid.
zone-which = ¿Qué zona? { $names }
zone-unknown = No conozco esa zona. Escribe continente y ciudad, por ejemplo Europe/Madrid.
silences-head =
    { $count ->
        [0] No has silenciado nada
        [one] 1 silencio
       *[other] { $count } silencios
    }
silence-line = { $number }. { $what } hasta { $until } ({ $by })
silence-because = { $number }. { $what } hasta { $until } ({ $by }: { $reason })
silence-usage = Escribe /silence, luego SÍMBOLO, CUENTA, EXCHANGE o all, cuánto tiempo (30m, 2h, 1d) y por qué. /silence end NÚMERO quita uno.
silence-grave = ADL y otras reducciones, y para un anfitrión lo que falla en mí, nunca se retienen: llegan sin sonido. El resto llega en un resumen cuando termina el silencio.
silence-ended = Ya no está en silencio: { $what }
silence-held-follow = Lo retenido llega en un resumen.
silence-none = No tienes ningún silencio { $number }.
silence-long = Elige un tiempo de 1m a { $days }d.
silence-enough = Tienes { $count } silencios. Quita uno primero.
silence-which = ¿Qué silencio? Indica una cuenta, un exchange, all, o un símbolo en el que tengas posición: { $symbols }.
silence-all = todo
argument-digest = 09:00, weekly Mon 09:00, off o now
digest-hint = Mientras todo va bien no se avisa de nada. ¿Quieres un «todo en orden» diario? /digest 09:00
digest-usage = Escribe /digest 09:00, /digest weekly Mon 09:00, /digest off o /digest now.
digest-nobody = Nadie vigila en este proceso, así que no se puede decir nada.
digest-none = Sin «todo en orden» diario ni resumen semanal. /digest 09:00 lo activa.
digest-set = «Todo en orden» y resumen: { $when }.
digest-daily = cada día a las { $at }
digest-weekly = cada { $day } a las { $at }
weekday-0 = lunes
weekday-1 = martes
weekday-2 = miércoles
weekday-3 = jueves
weekday-4 = viernes
weekday-5 = sábado
weekday-6 = domingo
drill-mark = SIMULACRO · no pasó nada · { $head }
drill-account = una cuenta ficticia
drill-coming = Un ADL ficticio está en camino a todas tus direcciones
drill-script = Recorre todo el camino de uno real. Pulsa «Entendido» y abre la lista: sus pasos se marcan solos mientras la cuenta ficticia se corrige en dos minutos. Luego informo de lo que tardó cada aplicación en recibirlo.
drill-alone = No se avisa a nadie más. /drill escalate avisa también a quienes irían después; /drill stop lo termina.
drill-others = No pulses «Entendido» y, tras un minuto, pasa a la siguiente persona de tu lista. /drill stop lo termina.
drill-stopping = Termina ahora
drill-usage = Escribe /drill, /drill escalate o /drill stop.
drill-running = Tienes un simulacro en marcha. Pulsa «Entendido» y mira su lista, o termínalo con /drill stop.
drill-none = No tienes ningún simulacro en marcha. Empieza uno con /drill.
drill-report = Lo que tardó cada aplicación en recibirlo, desde la detección
drill-report-over = El simulacro terminó
drill-passed = { $name } ({ $app }), una vez transmitida
drill-accepted = recibido tras { $after }
drill-not-accepted = no recibido: { $why }
drill-no-answer = aún sin respuesta
drill-acked = Entendido: { $name }, tras { $after }.
drill-steps = Lista de control: { $done } de { $steps } pasos hechos.
drill-ended-done = Todo lo suyo está borrado; sus botones ya no funcionan.
drill-ended-time = Pasó media hora. Todo lo suyo está borrado; sus botones ya no funcionan.
drill-ended-stopped = Lo terminaste. Todo lo suyo está borrado; sus botones ya no funcionan.
drill-ended-restart = Me reiniciaron, y eso lo terminó. Todo lo suyo está borrado; sus botones ya no funcionan.
argument-drill = escalate (se avisa también a otros) o stop
drill-asked = El bot hace ahora un simulacro para { $name }.
drill-not-running = Ningún bot está en marcha con esta base de datos; arráncalo con `adlwatch run`.
order-line = { $symbol } { $side } { $size } · { $kind }{ $price }{ $trigger }{ $reduce }
order-buy = comprar
order-sell = vender
order-whole = toda la posición
order-at = { " " }a { $price }
order-trigger = { " " }al llegar a { $price }
order-reduce-only = { " · " }solo reducir
copy-failed-head = No se pudo hacer la copia diaria de mi base de datos
copy-failed-line = Motivo: { $why } Sigo y lo reintento cada hora. Las copias anteriores siguen ahí.
seconds = { $count } s
minutes = { $count } min
hours = { $hours } h { $minutes } min
days = { $days } d { $hours } h
lines-left-out =
    { $count ->
        [one] … 1 línea más no cupo.
       *[other] … { $count } líneas más no cupieron.
    }
language-name = Español
language-which = ¿Qué idioma?
language-note = Lo que dice el propio exchange se queda como lo dice.
language-set = Desde ahora te escribo en español.
language-unknown = No hablo ese idioma. Conozco: { $known }.
argument-language = el código de un idioma, como es
help-language = el idioma en que te escribo

## Steps of the checklists in config/checklists, word for word as they stand there

step-adl_fill-verify = Comprueba la reducción
step-adl_fill-margin = Revisa el margen que queda
step-adl_fill-orders = Revisa las órdenes canceladas
step-adl_fill-hedge = Repara la cobertura
step-adl_fill-rebuild = Reconstruye más tarde, con menor tamaño y menos apalancamiento
step-blind-look = Mira la cuenta en la página del exchange: posiciones, órdenes, notificaciones
step-blind-sight = Vuelve a leer la cuenta
step-gauge_high-reduce = Aléjate en la cola
step-gauge_high-hedge = Prevé qué hacer con la otra pata si se cierra esta
step-gauge_high-stops = Decide qué haces con tus órdenes: ADL las cancela
step-key-look = Mira la cuenta en la página del exchange: sin clave no se vigila nada
step-key-key = Da una clave nueva de solo lectura, vinculada a la IP de este servidor: /connect o accounts add
unreached-elsewhere = { $why }. Lo que es para esa persona va a { $elsewhere } hasta que me escriba allí de nuevo.
refuses-head = { $app } rechaza un mensaje para { $name }
refuses-line = { $why }. Es un fallo mío, avísalo por favor. El mensaje es el del aviso { $number }.
silent-head = { $app } no acepta nada desde hace { $duration }
silent-fact = Para
silent-line = { $why }Sigo intentándolo; lo que espera allí no se pierde.
silent-why = { $why }.{ " " }
silent-elsewhere = Mientras tanto, lee { $app }.
silent-over-head = { $app } vuelve a aceptar mensajes tras { $duration }
silent-over-line = Lo que esperaba está en camino, lo más urgente primero.
silent-expired = { $count ->
    [one] 1 aviso sobre la cola de ADL ya no servía y no se envía: /alerts
   *[other] { $count } avisos sobre la cola de ADL ya no servían y no se envían: /alerts
}
elsewhere-late = { $app } no ha aceptado esto en { $duration }{ $why }, por eso llega aquí.
elsewhere-gone = { $app } no toma esto{ $why }, por eso llega aquí.
help-alert = cómo viajó uno de tus avisos, paso a paso
help-people = quién puede usar este bot y cuándo escribió; silenciar o quitar (solo anfitrión)
help-host = el estado de la casa: cuentas, límites, base de datos, versión (solo anfitrión)
alerts-line = { $number } · { $at } { $head }
held-line = { $at } { $head }
alerts-state = { $line } ({ $state })
alerts-more = Cómo viajó uno de ellos: /alert NÚMERO
alerts-usage = Escribe /alerts, o /alerts settings. Uno de ellos: /alert NÚMERO
alert-unknown = No tienes ningún aviso con ese número. Los tuyos están en /alerts
alert-usage = Di qué aviso: /alert NÚMERO. Los números están en /alerts
argument-alert = el número, como lo muestra /alerts
journey-head = Aviso { $number }: { $head }
journey-nowhere = No tiene copia: no tenías dirección cuando se escribió.
journey-step = { $at } { $app } { $state }: { $why }{ $detail }{ $times }
fact-told = Escrito
state-queued = espera
state-sending = enviándose
state-sent = entregado
state-unsure = dudoso
state-retry = se intenta de nuevo
state-moved = chat trasladado
state-gone = dirección perdida
state-rejected = rechazado
state-expired = caducado, descartado
state-held = retenido, como querías
state-summed = en un resumen
state-off = apagado, como querías
state-superseded = descartado por noticias más nuevas
state-until = { $state } hasta { $at }
state-next = { $state } a las { $at }
step-written = escrito antes de enviar nada
step-news = el aviso cambió
step-claimed = empezó el envío
step-accepted = la app lo aceptó
step-pause-asked = la app pidió una pausa
step-not-taken = la app no lo tomó
step-in-doubt = sin respuesta clara; enviado de nuevo
step-no-answer = sin respuesta a tiempo; enviado de nuevo
step-cut-short = me detuve al enviar; enviado de nuevo
step-chat-moved = el chat tiene otra dirección
step-edit-refused = la edición fue rechazada; enviado como mensaje nuevo
step-message-refused = la app rechaza este mensaje
step-address-gone = la dirección no recibe mensajes
step-wrote-again = volviste a escribir desde allí
step-readdressed = el anfitrión te dio otra dirección
step-another-copy = esa dirección tiene su propia copia
step-newer-news = esperan noticias más nuevas de la misma posición
step-out-of-date = demasiado viejo para servir
step-judged-anew = acabó lo que lo retenía, o ahora lo quieres de otro modo
step-summed-up = lo cuenta un resumen
step-fell-over = otra app no lo tomó
step-detail = { " " }({ $detail })
step-times = , { $count } veces hasta { $at }
owed-head = { $count ->
    [one] Un aviso no te había llegado:
   *[other] { $count } avisos no te habían llegado:
}
owed-line = { $number } · { $at } { $head }
people-head = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}
people-line = { $name } ({ $role }) · { $apps } · { $accounts ->
    [one] 1 cuenta
   *[other] { $accounts } cuentas
} · { $seen }{ $muted }
people-never = aún no visto
people-seen = visto hace { $ago }
people-nowhere = sin dirección
people-muted = { " · " }silenciado
people-invited = Invitación abierta para { $name }, hasta { $until }
people-mute-line = Quien está silenciado no recibe avisos ni recordatorios; a sus comandos se responde igualmente.
people-gone = Esta persona ya no está aquí.
people-listed = { $name } figura en tu configuración: quítalo allí.
people-remove = ¿Quitar a { $name }?
people-remove-line = Ya no recibe respuesta y sus cuentas no se vigilan. Borrar elimina también sus claves y datos, y no se puede deshacer.
role-host = anfitrión
role-member = miembro
role-viewer = observador
button-mute = Silenciar
button-unmute = Dejar de silenciar
button-remove = Quitar
button-remove-erase = Quitar y borrar
house-head = La casa
house-version = Versión
house-since = En marcha desde
house-people = Personas
house-unsent = Mensajes en espera
house-size = Base de datos
house-megabytes = { $size } MB
house-accounts = { $venue }: { $watched ->
    [one] 1 cuenta vigilada
   *[other] { $watched } cuentas vigiladas
}, { $resting } no
house-budget = { $venue }, { $name }: { $used } de { $allowed } usados en { $seconds } s
help-status = cómo estoy: frescura de cada cuenta, qué espera envío, qué no va bien
status-head = adlwatch { $version }, en marcha desde hace { $duration }: { $state }
status-well = todo va bien
status-ill = { $count ->
    [one] 1 parte no va bien
   *[other] { $count } partes no van bien
}
status-owner = { $account } de { $name }
status-part = Mal desde hace { $duration }: { $how }. { $restarts }
status-app = { $app }: { $how }
status-heard = oída hace { $ago }
status-accepted = último mensaje aceptado hace { $ago }
status-waiting = { $count ->
    [0] nada espera
    [one] espera 1 mensaje
   *[other] esperan { $count } mensajes
}
status-monitor = Monitor externo: recibió el último latido hace { $ago }.
status-monitor-new = Monitor externo: aún no tocaba ningún latido.
status-monitor-down = Monitor externo: no recibe el latido ({ $why }).
picture-adl-title = El ADL tomó { $taken } · { $position }
picture-taken-of = { $size } de { $whole }
picture-history-title = Cola de ADL · { $position }
picture-below = { $account } · { $day }
picture-price = Precio de marca
picture-price-adl = Precio de marca, y en rojo las ejecuciones de ADL
picture-average = ejecución media { $price }
picture-size-base = Tamaño en monedas
picture-size-contracts = Tamaño en contratos
picture-size-usd = Tamaño en USD
picture-gauge = Indicador de ADL, { $of } va primero
picture-fund-title = Fondo de seguro · { $symbol }
picture-fund = Saldo en { $asset }
picture-fund-fell = { $fall } bajo su máximo
picture-foot = adlwatch · horas en UTC
picture-size-change = { $was } → { $now }
picture-none = No se pudo dibujar la imagen. /export envía lo que habría mostrado.
picture-instead = La imagen está en las pruebas: adlwatch export
pictured-head = Cómo fue: { $position } · { $account }
pictured-line = { $fills ->
    [one] 1 ejecución
   *[other] { $fills } ejecuciones en { $duration }
}. El incidente ha terminado.
pictured-more = { $count ->
    [one] Otra posición fue alcanzada;
   *[other] Otras { $count } posiciones fueron alcanzadas;
} esta es la mayor.
pictured-export = /export envía las pruebas como archivo.
help-share = deja que otros vean una cuenta: en un grupo sus avisos, en privado con el nombre de un observador
help-unshare = deja de mostrarla: a ese grupo, a un observador o, en privado, a todos
argument-share = la etiqueta de tu cuenta; después hide para avisos sin tamaños, o with y el nombre de un observador
share-usage = Escríbelo en el grupo que debe ver los avisos: /share CUENTA, o /share CUENTA hide sin tamaños. /unshare CUENTA lo termina.
share-usage-viewer = Para mostrar una cuenta a un observador, escríbeme en privado: /share CUENTA with NOMBRE. /unshare CUENTA with NOMBRE lo termina.
share-shown = { $name } ve desde ahora { $label }: sus avisos, posiciones e incidentes, con tamaños. No puede cambiar nada.
share-hidden = { $name } ya no ve { $label }.
share-viewers = { $label }: la ve { $names }
group-nameless = un grupo
group-closed-head = { $name } ({ $app }) ya no ve { $accounts }
group-closed-line = { $why }. Cuando esté arreglado, escribe allí /share otra vez.
topic-closed-head = Lo que { $name } ({ $app }) ve de { $accounts } llega ahora al grupo mismo, no a su tema
topic-closed-line = { $why }. Escribe /share en otro tema para tenerlo allí.
share-no-viewer = No hay ningún observador con ese nombre. Observadores: { $names }. El administrador invita a uno: /invite NOMBRE viewer
viewer-head = Aquí solo miras: ves lo que te muestran los dueños de las cuentas y no cambias nada.
viewer-none = Aún no se te muestra ninguna cuenta. Lo hace su dueño: /share CUENTA with TU NOMBRE
share-not-yours = No tienes ninguna cuenta con esa etiqueta. Solo su dueño puede compartirla.
share-done = Este grupo ve desde ahora los avisos de { $label }, con tamaños. Todos los leen; solo su dueño puede pulsar el botón.
share-done-hidden = Este grupo ve desde ahora los avisos de { $label }, sin tamaños. Todos los leen; solo su dueño puede pulsar el botón.
share-listed = { $label }: lo ve { $titles }
share-ended = { $label } ya no se comparte: { $count ->
    [0] no la veía ningún grupo
    [one] la veía 1 grupo
   *[other] la veían { $count } grupos
}. Lo que ya se envió allí se queda.
shares-head = { $count ->
    [0] Nadie más ve una cuenta tuya
    [one] Otros ven 1 cuenta tuya
   *[other] Otros ven { $count } cuentas tuyas
}
shared-adl = El ADL tomó de { $symbols } · { $account }
shared-reduced = { $symbols } se redujo · { $account }
shared-forced = { $cause }: { $symbols } · { $account }
shared-other = Novedades de { $account }
shared-foot = Aquí se ocultan los tamaños.
