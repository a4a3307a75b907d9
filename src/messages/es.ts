import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'es';
const factors = { totp: 'aplicación de autenticación', passkey: 'llave de acceso', email: 'correo electrónico' };

const tries = (count: number) => plural(locale, count, { one: 'Queda 1 intento.', other: `Quedan ${count} intentos.` });

/** Spanish. */
export const es: PhoneMessages = {
  locale,
  list: {
    title: 'Números de teléfono',
    description: 'Dónde podemos contactarte y cómo demuestras que eres tú.',
    loading: 'Cargando tus números de teléfono',
    failed: 'No se han podido cargar tus números de teléfono.',
    tryAgain: 'Reintentar',
    empty: 'Aún no hay números de teléfono',
    emptyHint: 'Añade uno para proteger tu cuenta y recibir códigos.',
    primary: 'Principal',
    unverified: 'Sin verificar',
    addedOn: (date) => `Añadido el ${date}`,
    verify: 'Verificar',
    verifyNumber: (number) => `Verificar ${number}`,
    remove: 'Quitar',
    removeNumber: (number) => `Quitar ${number}`,
    verified: (number) => `${number} se ha verificado.`,
    removed: (number) => `${number} se ha quitado.`,
    makePrimary: 'Establecer como principal',
    makePrimaryNumber: (number) => `Establecer como principal: ${number}`,
    madePrimary: (number) => `${number} es ahora tu número principal.`,
    secondFactor: 'Dos pasos',
    defaultSecondFactor: 'Dos pasos, predeterminado',
    linkedTo: (types) => `Vinculado a ${named(locale, types)}`,
  },
  add: {
    open: 'Añadir número de teléfono',
    title: 'Añadir un número de teléfono',
    change: 'Cambiar número',
    changeHint: (number) => `${number} seguirá en uso hasta que se verifique el número nuevo.`,
    submit: 'Enviar código',
    cancel: 'Cancelar',
    consent:
      'Te enviaremos un código por SMS para comprobar que el número es tuyo. Tu operador podría ' +
      'aplicar cargos por mensajes y datos.',
    consentBy: {
      whatsapp: 'Te enviaremos un código por WhatsApp para comprobar que el número es tuyo.',
      voice: 'Te llamaremos y te dictaremos un código para comprobar que el número es tuyo.',
    },
    alreadyVerified: 'Este número ya está en tu lista y está verificado.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'Puedes tener un número de teléfono. Quítalo para añadir otro.',
        other: `Puedes tener hasta ${max} números de teléfono. Quita uno para añadir otro.`,
      }),
    mayNotReceiveTexts: 'Puede que este número no sea de un móvil. Es posible que el SMS no llegue.',
  },
  verify: {
    sending: (number) => `Enviando un código a ${number}…`,
    sentTo: (number, digits) => `Hemos enviado un código de ${digits} dígitos a ${number}.`,
    resentTo: (number) => `Hemos enviado un código nuevo a ${number}. El anterior ya no es válido.`,
    notSent: (number) =>
      `Enviaremos un código por SMS a ${number} para comprobar que el número es tuyo. Tu operador ` +
      `podría aplicar cargos por mensajes y datos.`,
    expired: (number) => `El código enviado a ${number} ha caducado. Solicita uno nuevo.`,
    burnt: (number) =>
      `Demasiados códigos incorrectos: el que se envió a ${number} ya no es válido. Solicita uno nuevo.`,
    verified: (number) => `${number} se ha verificado.`,
    notSentBy: {
      whatsapp: (number) => `Enviaremos un código por WhatsApp a ${number}.`,
      voice: (number) => `Llamaremos al ${number} para dictarte un código.`,
    },
    calling: (number) => `Estamos llamando al ${number} para dictarte el código.`,
    send: 'Enviar código',
    haveCode: 'Tengo un código',
    channels: { sms: 'Enviarlo por SMS', whatsapp: 'Enviarlo por WhatsApp', voice: 'Recibir una llamada' },
    submit: 'Verificar',
    resend: 'Reenviar código',
    resendIn: (seconds) => `Reenviar en ${countdown(locale, seconds)}`,
    resendReady: 'Ya puedes solicitar un código nuevo.',
    cancel: 'Cancelar',
    incomplete: (digits) => `Introduce los ${digits} dígitos del código.`,
  },
  remove: {
    title: (number) => `¿Quitar ${number}?`,
    description: 'Ya no podrás usarlo para iniciar sesión ni para recibir códigos.',
    primaryPasses: (number) => `${number} pasará a ser tu número principal.`,
    linkEnds: (types) => `Está vinculado a ${named(locale, types)}: ese vínculo también se eliminará.`,
    confirm: 'Quitar número',
    cancel: 'Conservar',
  },
  secondFactor: {
    title: 'Verificación en dos pasos',
    description: 'Al iniciar sesión se pide también un código, que se envía a uno de estos números.',
    off: 'La verificación en dos pasos está desactivada',
    offHint: 'Si la activas, al iniciar sesión se pedirá también un código, que se enviará a uno de tus números.',
    smsNotice:
      'Los códigos por SMS son un factor restringido (NIST SP 800-63B): otra persona puede hacerse ' +
      'con un número de teléfono. Una llave de acceso, una llave de seguridad o una aplicación de ' +
      'autenticación son más seguras.',
    default: 'Predeterminado',
    makeDefault: 'Establecer como predeterminado',
    makeDefaultNumber: (number) => `Establecer como predeterminado: ${number}`,
    madeDefault: (number) => `Los códigos se envían ahora a ${number}.`,
    stop: 'Dejar de usar',
    stopNumber: (number) => `Dejar de usar ${number} para los códigos`,
    stopTitle: (number) => `¿Dejar de usar ${number} para los códigos?`,
    stopConfirm: 'Dejar de usarlo',
    stopCancel: 'Seguir usándolo',
    stopped: (number) => `${number} ya no recibe códigos.`,
    codesStillGoTo: (number) => `Los códigos se siguen enviando a ${number}.`,
    codesPassTo: (number) => `A partir de ahora, los códigos se enviarán a ${number}.`,
    turnsOff: 'La verificación en dos pasos se desactivará: ya no se pedirá ningún código al iniciar sesión.',
    stillOn: (types) => `La verificación en dos pasos sigue activada: ${named(locale, types, factors)}.`,
    turnOn: 'Activar',
    add: 'Añadir un número para los códigos',
    choose: '¿Qué número debe recibir los códigos?',
    newNumber: 'Número nuevo',
    added: (number) => `${number} ya puede recibir tus códigos.`,
    notAdded: (number, reason) => `No se ha añadido ${number}. ${reason}`,
  },
  backupCodes: {
    title: 'Códigos de respaldo',
    description: 'Te permiten entrar cuando no te puede llegar un código. Cada uno sirve una sola vez.',
    left: (count, date) => `Quedan: ${count}${date ? `, creados el ${date}` : ''}`,
    few: 'Quedan pocos códigos de respaldo. Obtén nuevos antes de que se agoten.',
    none: 'No te quedan códigos de respaldo. Obtén nuevos para no perder el acceso si te quedas sin teléfono.',
    unseen: 'Tus códigos de respaldo se crearon, pero no se guardaron. Obtén nuevos.',
    create: 'Obtener códigos nuevos',
    createTitle: '¿Obtener códigos de respaldo nuevos?',
    createDescription: 'Los que tienes ahora dejarán de funcionar en cuanto se creen los nuevos.',
    createCancel: 'Conservar los actuales',
    saveTitle: 'Guarda tus códigos de respaldo',
    saveDescription: 'Solo se muestran ahora, así que guárdalos en un lugar seguro.',
    copy: 'Copiar',
    copied: 'Códigos copiados.',
    notCopied: 'Tu navegador no ha permitido copiarlos. Los códigos están seleccionados: cópialos manualmente.',
    download: 'Descargar',
    downloaded: (fileName) => `Comprueba que ${fileName} está en tus descargas.`,
    fileName: 'codigos-de-respaldo.txt',
    print: 'Imprimir',
    printed: 'Comprueba que los códigos se han impreso.',
    heading: (host) => `Códigos de respaldo de ${host}`,
    done: 'Listo',
    leaveTitle: '¿Has guardado los códigos?',
    leaveDescription:
      'No se volverán a mostrar. Sin ellos podrías perder el acceso a tu cuenta si pierdes el teléfono.',
    leave: 'Salir',
    stay: 'Volver',
    gone: 'Estos códigos ya no se muestran.',
  },
  challenge: {
    title: 'Confirma tu identidad',
    submit: 'Continuar',
    cancel: 'Atrás',
    notSent: (number) => `Enviaremos un código por SMS a ${number}.`,
    otherNumber: 'Usar otro número',
    choose: '¿A dónde enviamos el código?',
    useBackupCode: 'Usar un código de respaldo',
    useText: 'Recibir un código por SMS',
    backupCode: 'Código de respaldo',
    backupCodeHint:
      'Uno de los códigos que guardaste al activar la verificación en dos pasos. Cada uno sirve una sola vez.',
    backupCodeEmpty: 'Introduce un código de respaldo.',
    noNumbers: 'Ningún número de teléfono puede recibir códigos.',
    passed: 'Identidad confirmada. Un momento…',
    passedWithBackupCode: 'Identidad confirmada. Ese código de respaldo ya está usado. Un momento…',
    ended: 'Este inicio de sesión ha terminado. Empieza de nuevo.',
  },
  notLoaded:
    'No se ha podido cargar esta parte de la página. Comprueba tu conexión. ' +
    'Si vuelve a fallar, recarga la página.',
  phoneField: {
    phoneNumber: 'Número de teléfono',
    problems: {
      empty: 'Introduce tu número de teléfono.',
      too_short: 'Este número es demasiado corto.',
      too_long: 'Este número es demasiado largo.',
      not_in_country: 'Este número no corresponde al país seleccionado.',
      not_mobile: 'Este número no es de un móvil.',
      unsupported_country: 'No se admiten números de este país.',
    },
    country: (name, callingCode) => `País: ${name} ${callingCode}`,
    countrySearch: 'Buscar países',
    countriesFound: (count) =>
      plural(locale, count, { one: '1 país encontrado', other: `${count} países encontrados` }),
  },
  codeField: {
    code: 'Código de verificación',
    problems: {
      no_code: 'No se ha encontrado ningún código en ese texto.',
      several_codes: 'Se ha encontrado más de un código en ese texto.',
      too_long: 'Ese texto tiene demasiados dígitos.',
    },
  },
  errors: {
    invalid_phone_number: 'Este número de teléfono no es válido.',
    phone_number_taken: 'Otra cuenta ya usa este número.',
    unsupported_country: 'No se admiten números de este país.',
    too_many_phone_numbers: 'Has alcanzado el número máximo de teléfonos. Quita uno primero.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null
        ? 'Este código no es correcto.'
        : 'Se ha enviado un código más reciente: usa el del último mensaje.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Este código ha caducado. Solicita uno nuevo.',
    too_many_attempts: 'Demasiados códigos incorrectos. Solicita uno nuevo.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Demasiados intentos. Espera un poco y vuelve a intentarlo.'
        : sentAgo === null
          ? `Demasiados intentos. Vuelve a intentarlo ${fromNow(locale, retryAfter)}.`
          : `Se envió un código ${fromNow(locale, -sentAgo)}. Puedes solicitar otro ${fromNow(locale, retryAfter)}.`,
    already_verified: 'Este número ya está verificado.',
    verification_required: 'Verifica primero este número.',
    message_not_sent: 'No se ha podido enviar el mensaje. Comprueba el número o inténtalo más tarde.',
    recipient_opted_out:
      'Este número se ha dado de baja de nuestros mensajes. Responde START a uno de ellos o usa otro número.',
    recipient_unreachable: 'Ningún código puede llegar a este número. Usa otro número.',
    locked: 'Bloqueado por demasiados códigos incorrectos. Contacta con el servicio de asistencia.',
    last_second_factor: 'Este es tu último segundo factor. Añade otro primero.',
    last_identification: 'Esta es tu última forma de iniciar sesión. Añade otra primero.',
    step_up_required: 'Confirma tu identidad y vuelve a intentarlo.',
    step_up_cancelled: 'No se ha cambiado nada porque no has confirmado tu identidad.',
    not_found: 'Este número ya no está en tu lista.',
    unauthenticated: 'Se ha cerrado tu sesión. Inicia sesión de nuevo.',
    forbidden: 'No tienes permiso para hacer esto.',
    unsupported: 'Esto no es posible aquí.',
    network: 'No se ha podido conectar con el servidor. Comprueba tu conexión y vuelve a intentarlo.',
    unknown: 'Se ha producido un error. Vuelve a intentarlo.',
  },
};
